package dev.attest.cli.campaigns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest remediation …`.
@Command(
        name = "remediation",
        description = "What has to be removed, how, and whether it is seen gone.",
        subcommands = {RemediationListCommand.class, RemediationShowCommand.class})
public final class RemediationCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what? list, or show ID");
    }
}
