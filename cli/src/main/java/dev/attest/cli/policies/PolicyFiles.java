package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files as the command line takes them; `-` is the standard input.
final class PolicyFiles {
    private static final Path STANDARD_INPUT = Path.of("-");

    /// Somewhat more than the longest document that can be read.
    private static final int LONGEST = 1024 * 1024;

    private static final NamedPolicy FULL_ACCESS =
            new NamedPolicy.Read(
                    "FullAWSAccess",
                    null,
                    PolicyDocument.allowingEverything(PolicyKind.SERVICE_CONTROL));

    private final Documents documents = new Documents();

    /// The file, to be read from its beginning.
    static InputStream open(Path file) throws IOException {
        return file.equals(STANDARD_INPUT) ? new StandardInput() : Files.newInputStream(file);
    }

    /// A document as text.
    static String text(Path file) {
        return text(file, LONGEST);
    }

    /// The whole file as text.
    ///
    /// @param longest in bytes
    static String text(Path file, int longest) {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw CommandFailure.usage(file + " is longer than " + longest + " bytes");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw CommandFailure.usage(file + " is not UTF-8");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static CommandFailure unreadable(Path file, IOException why) {
        return CommandFailure.usage(
                why instanceof NoSuchFileException
                        ? "there is no file " + file
                        : "cannot read " + file + ": " + why.getMessage());
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

    /// Stays open for whoever reads on.
    private static final class StandardInput extends FilterInputStream {
        StandardInput() {
            super(System.in);
        }

        @Override
        public void close() {
            // it is not ours
        }
    }
}
