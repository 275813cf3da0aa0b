package dev.attest.cli;

import dev.attest.cli.output.NearNames;
import dev.attest.cli.output.Visible;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a person is told who used a command in a way that there is none.
final class Misuse {
    private Misuse() {}

    static List<String> lines(ParameterException misuse) {
        CommandSpec command = misuse.getCommandLine().getCommandSpec();
        List<String> said =
                misuse instanceof UnmatchedArgumentException unmatched
                        ? unmatched(unmatched, command)
                        : told(String.valueOf(misuse.getMessage()), List.of());
        String help = "see `" + command.qualifiedName() + " --help`";
        return Stream.concat(said.stream(), Stream.of(help)).toList();
    }

    private static List<String> unmatched(
            UnmatchedArgumentException unmatched, CommandSpec command) {
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            List<String> options =
                    command.options().stream()
                            .filter(option -> !option.hidden())
                            .flatMap(option -> Stream.of(option.names()))
                            .toList();
            return told(String.valueOf(unmatched.getMessage()), NearNames.of(word, options));
        }
        if (command.subcommands().isEmpty() || !command.positionalParameters().isEmpty()) {
            return told(String.valueOf(unmatched.getMessage()), List.of());
        }
        String before = command.qualifiedName() + " ";
        List<String> near = NearNames.of(word, command.subcommands().keySet());
        return told(
                "there is no command `" + before + word + "`",
                near.stream().map(before::concat).toList());
    }

    private static List<String> told(String what, List<String> near) {
        String first = "attest: " + Visible.text(what);
        String names = near.stream().map("`%s`"::formatted).collect(Collectors.joining(" or "));
        return near.isEmpty() ? List.of(first) : List.of(first, "did you mean " + names + "?");
    }
}
