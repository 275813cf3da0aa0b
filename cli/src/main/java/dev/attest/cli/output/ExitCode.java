package dev.attest.cli.output;

/// What the exit code of the command line means. Scripts rely on these numbers.
public enum ExitCode {
    FINE(0),
    FINDINGS(1),
    USAGE(2),
    NOT_ALLOWED(3),
    PARTLY_DONE(4),
    NOT_REACHABLE(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
