package dev.attest.cli.client;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;

/// A service understood and refused.
public final class Refused extends CommandFailure {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(ExitCode exitCode, String code, String message) {
        super(exitCode, message);
        this.code = code;
    }

    /// Of the problem, kebab-case; empty when the answer was no problem of ours.
    public String code() {
        return code;
    }
}
