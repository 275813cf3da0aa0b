package dev.attest.cli.policies;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.Visible;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.meaning.DocumentFindings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest policy findings`.
@Command(
        name = "findings",
        description = {
            "What is dangerous in documents, the worst first.",
            "A document that names principals is asked whom it lets in, every other one what it"
                    + " lets its holder do. Control policies grant nothing: they are not for this."
                    + " The exit code is 1 when there are findings."
        })
final class PolicyFindingsCommand implements Callable<Integer> {
    @Mixin private ListingOptions listing;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A policy document; - is the standard input.")
    private List<Path> files = List.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account the documents belong to: no outsider in any of them.")
    private @Nullable String account;

    private final List<FileFinding> findings = new ArrayList<>();
    private boolean broken;

    @Override
    public Integer call() {
        if (account != null && !ResourceAccess.isAccount(account)) {
            throw CommandFailure.usage("--account " + account + " is not a 12-digit account id");
        }
        files.forEach(this::look);
        findings.sort(Comparator.comparing(FileFinding::severity));
        listing.printParagraphs(
                findings.stream().map(FileFinding::json).toList(),
                FileFinding.COLUMNS,
                findings,
                FileFinding::lines);
        if (broken) {
            return ExitCode.PARTLY_DONE.number();
        }
        return (findings.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS).number();
    }

    private void look(Path file) {
        String text;
        try {
            text = PolicyFiles.text(file);
        } catch (CommandFailure unreadable) {
            if (files.size() == 1) {
                throw unreadable;
            }
            broken = true;
            System.err.println(Visible.text(unreadable.getMessage()));
            return;
        }
        String name = file.toString();
        switch (PolicyParser.parse(text)) {
            case ParsedPolicy.Valid(var document) ->
                    DocumentFindings.of(document, Optional.ofNullable(account))
                            .forEach(found -> findings.add(new FileFinding.Dangerous(name, found)));
            case ParsedPolicy.Invalid(var problems) -> {
                broken = true;
                problems.forEach(problem -> findings.add(new FileFinding.Invalid(name, problem)));
            }
        }
    }
}
