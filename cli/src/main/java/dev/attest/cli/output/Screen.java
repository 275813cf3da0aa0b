package dev.attest.cli.output;

import java.io.Console;

/// The terminal that a command was started at.
public final class Screen {
    private Screen() {}

    /// Whether somebody reads along: output that goes to a file or a program is nobody's screen.
    public static boolean present() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
