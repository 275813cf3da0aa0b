package dev.attest.cli.output;

import java.util.Objects;

/// Ends a command with a message for the person at the keyboard and an exit code; never shown with
/// a stack trace.
public class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    public static CommandFailure notReachable(String message) {
        return new CommandFailure(ExitCode.NOT_REACHABLE, message);
    }

    public final ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
