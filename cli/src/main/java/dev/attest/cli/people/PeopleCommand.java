package dev.attest.cli.people;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest people`.
@Command(
        name = "people",
        description = {
            "The people of the company, the identities that are theirs, and what nobody answers for.",
            "`attest import people` and SCIM tell who there is."
        },
        subcommands = {
            PeopleListCommand.class,
            PeopleShowCommand.class,
            PeopleActivityCommand.class,
            PeopleIdentitiesCommand.class,
            PeopleConflictsCommand.class
        })
public final class PeopleCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "do what? list, show, activity, identities or conflicts");
    }
}
