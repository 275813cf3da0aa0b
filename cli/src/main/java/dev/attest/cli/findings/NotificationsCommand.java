package dev.attest.cli.findings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest notifications …`.
@Command(
        name = "notifications",
        description = "Who was told of which alert, and what became of it.",
        subcommands = {
            NotificationsListCommand.class,
            NotificationsShowCommand.class,
            NotificationsRetryCommand.class,
            NotificationsChannelsCommand.class,
            NotificationsTestCommand.class
        })
public final class NotificationsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what of notifications? list, show ID, retry ID, channels, or test CHANNEL");
    }
}
