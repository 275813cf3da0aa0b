package dev.attest.cli;

import dev.attest.cli.client.StubService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A command that was run to its end against services elsewhere.
record CommandRun(int exitCode, String output, String errors) {
    static CommandRun of(StubService services, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--url", services.url()));
        var output = new ByteArrayOutputStream();
        var errors = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            int exitCode =
                    Main.commandLine()
                            .setErr(new PrintWriter(errors, true))
                            .execute(arguments.toArray(String[]::new));
            return new CommandRun(
                    exitCode, output.toString(StandardCharsets.UTF_8), errors.toString());
        } finally {
            System.setOut(before);
        }
    }
}
