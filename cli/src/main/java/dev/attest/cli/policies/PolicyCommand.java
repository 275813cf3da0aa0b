package dev.attest.cli.policies;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest policy …`.
@Command(
        name = "policy",
        description = "What policies allow, offline: nothing has to run.",
        subcommands = {
            PolicyEvaluateCommand.class,
            PolicyFindingsCommand.class,
            PolicyAccountCommand.class
        })
public final class PolicyCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what? evaluate, findings or account");
    }
}
