package dev.attest.cli.output;

import java.io.Console;
import java.util.OptionalInt;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The terminal that a command was started at.
public final class Screen {
    private Screen() {}

    /// Whether somebody reads along: output that goes to a file or a program is nobody's screen.
    public static boolean present() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// How many characters its lines have, eighty when it does not tell; empty when nobody reads
    /// along.
    static OptionalInt width() {
        return present()
                ? OptionalInt.of(new UsageMessageSpec().autoWidth(true).width())
                : OptionalInt.empty();
    }
}
