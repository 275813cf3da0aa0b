package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.InputFiles;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Policies in files as the command line takes them.
final class PolicyFiles {
    /// Somewhat more than the longest document that can be read.
    private static final int LONGEST = 1024 * 1024;

    private static final NamedPolicy FULL_ACCESS =
            new NamedPolicy.Read(
                    "FullAWSAccess",
                    null,
                    PolicyDocument.allowingEverything(PolicyKind.SERVICE_CONTROL));

    private final Documents documents = new Documents();

    /// A document as text.
    static String text(Path file) {
        return InputFiles.text(file, LONGEST);
    }

    /// A policy by the name of its file.
    NamedPolicy read(Path file, PolicyKind kind) {
        return parsed(file.toString(), text(file), kind);
    }

    Optional<PolicySet> one(@Nullable Path file, PolicyKind kind) {
        return Optional.ofNullable(file).map(given -> PolicySet.of(read(given, kind)));
    }

    PolicySet all(List<Path> files, PolicyKind kind) {
        return new PolicySet(files.stream().map(file -> read(file, kind)).toList());
    }

    /// Service control policies. A level that only denies gets what AWS attaches beside it.
    ///
    /// @param levels from the root of the organization down; files of one level are separated by
    ///   commas
    ControlPolicies serviceControls(List<String> levels) {
        List<PolicySet> read = new ArrayList<>();
        for (String level : levels) {
            List<Path> files = List.of(level.split(",")).stream().map(Path::of).toList();
            PolicySet set = all(files, PolicyKind.SERVICE_CONTROL);
            read.add(allows(set) ? set : set.and(PolicySet.of(FULL_ACCESS)));
        }
        return new ControlPolicies(read, false);
    }

    private static boolean allows(PolicySet level) {
        return level.read().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .anyMatch(statement -> statement.effect() == Effect.ALLOW);
    }

    private NamedPolicy parsed(String name, String text, PolicyKind kind) {
        try {
            return documents.read(name, TextNode.valueOf(text), kind);
        } catch (BrokenQuestionException e) {
            throw CommandFailure.usage(e.why());
        }
    }
}
