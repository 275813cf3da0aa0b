package dev.attest.cli.imports;

import dev.attest.cli.output.Screen;
import java.io.PrintStream;
import java.util.Locale;

/// Says on standard error how far an import is: a line that renews itself at a terminal, else one
/// every few seconds.
final class Progress {
    private static final long EVERY_NANOS = 3_000_000_000L;
    private static final long EVERY_NANOS_AT_TERMINAL = 100_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private int files;
    private int done;
    private long records;
    private long shown;

    Progress(PrintStream out, String what) {
        this.out = out;
        this.what = what;
        this.terminal = Screen.present();
    }

    synchronized void begin(int total) {
        files = total;
        done = 0;
        records = 0;
        shown = System.nanoTime();
    }

    synchronized void done(FileResult result) {
        done++;
        records += result.number("records");
        long now = System.nanoTime();
        if (now - shown > (terminal ? EVERY_NANOS_AT_TERMINAL : EVERY_NANOS)) {
            shown = now;
            show();
        }
    }

    synchronized void end() {
        if (terminal && files > 0) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    synchronized String line() {
        return String.format(
                Locale.ROOT,
                "importing %s: %d of %d files, %,d records",
                what,
                done,
                files,
                records);
    }

    private void show() {
        String text = line();
        out.print(terminal ? "\r\u001b[K" + text : text + System.lineSeparator());
        out.flush();
    }
}
