package dev.attest.cli.imports;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest sample …`.
@Command(
        name = "sample",
        description = "What happens in the sample company, which is in no AWS.",
        subcommands = {SampleCarryOutCommand.class})
public final class SampleCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what? carry-out");
    }
}
