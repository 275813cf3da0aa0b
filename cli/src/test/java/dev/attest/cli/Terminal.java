package dev.attest.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs `attest` as a terminal does, and keeps what it prints.
final class Terminal {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarked = new ByteArrayOutputStream();

    int run(String... arguments) {
        return runWith("", arguments);
    }

    int runWith(String standardInput, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        printed.reset();
        remarked.reset();
        try {
            System.setIn(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
            return Main.commandLine().setErr(new PrintWriter(System.err, true)).execute(arguments);
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return remarked.toString(StandardCharsets.UTF_8);
    }
}
