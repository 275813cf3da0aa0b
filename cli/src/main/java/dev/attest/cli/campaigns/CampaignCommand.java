package dev.attest.cli.campaigns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest campaign …`.
@Command(
        name = "campaign",
        description = "Access certification campaigns.",
        subcommands = {
            CampaignListCommand.class,
            CampaignStartCommand.class,
            CampaignShowCommand.class,
            CampaignCloseCommand.class,
            CampaignCancelCommand.class
        })
public final class CampaignCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "do what? list, start, show, close or cancel");
    }
}
