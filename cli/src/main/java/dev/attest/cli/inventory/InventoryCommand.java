package dev.attest.cli.inventory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest inventory`.
@Command(
        name = "inventory",
        description = {
            "What accounts had at a moment, and what changed between two, as readings show it.",
            "`attest collect --source inventory` reads it from AWS; `attest import inventory` from"
                    + " files."
        },
        subcommands = {
            InventoryShowCommand.class,
            InventoryDiffCommand.class,
            InventoryReadingsCommand.class
        })
public final class InventoryCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what? show, diff or readings");
    }
}
