package dev.attest.cli.client;

/// The services that the command line talks to.
public enum Service {
    COLLECTOR,
    RISK,
    CERTIFICATION,
    REPORTING
}
