package dev.attest.cli.stack;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Tells the person who waits what happens, one line each, with the seconds since the beginning.
final class Announcer {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Announcer(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String message) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, message));
    }

    synchronized void quote(List<String> lines) {
        lines.forEach(line -> out.println("          | " + line));
    }
}
