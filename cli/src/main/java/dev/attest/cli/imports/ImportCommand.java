package dev.attest.cli.imports;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest import …`.
@Command(
        name = "import",
        description =
                "Imports files. A file that is imported twice changes nothing. Exit code 4: a file was"
                        + " refused, a record quarantined, or a snapshot incomplete.",
        subcommands = {
            ImportCloudTrailCommand.class,
            ImportInventoryCommand.class,
            ImportPeopleCommand.class
        })
public final class ImportCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "import what? cloudtrail, inventory or people");
    }
}
