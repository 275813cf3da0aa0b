package dev.attest.cli.client;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;

/// A service was there and answered that something went wrong on its side.
public final class ServiceFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    ServiceFailure(String message) {
        super(ExitCode.NOT_REACHABLE, message);
    }
}
