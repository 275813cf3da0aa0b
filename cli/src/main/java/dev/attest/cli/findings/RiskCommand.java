package dev.attest.cli.findings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest risk …`.
@Command(
        name = "risk",
        description = "How risky each user is, and why.",
        subcommands = {RiskUsersCommand.class, RiskUserCommand.class})
public final class RiskCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "risk of what? users, or user NAME");
    }
}
