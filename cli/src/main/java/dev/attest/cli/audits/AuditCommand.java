package dev.attest.cli.audits;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest audit …`.
@Command(
        name = "audit",
        description = "How an account stands; exit code 1 when something is found.",
        subcommands = {AuditIamCommand.class, AuditTrailCommand.class})
public final class AuditCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "audit what? iam or trail");
    }
}
