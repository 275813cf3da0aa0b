package dev.attest.collector.imports;

import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.platform.Text;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// A file of which nothing can be taken in.
public final class UnusableFile {

    private static final int SHOWN = 20;

    private UnusableFile() {}

    /// A 422 for a file that looks compressed and is not.
    public static ProblemException compressed(ReceivedFile file, IOException e) {
        return because(
                file,
                List.of(
                        new Quarantined(
                                "byte 0",
                                "the file cannot be decompressed",
                                Text.shown(String.valueOf(e.getMessage())))));
    }

    /// A 422 that names the file, the position and the value.
    public static ProblemException because(ReceivedFile file, List<Quarantined> reasons) {
        return ProblemException.unprocessable(
                "unusable-file",
                "Nothing in " + file.name() + " can be taken in.",
                reasons.stream().limit(SHOWN).map(UnusableFile::violation).toList());
    }

    /// Why nothing could be taken in, as short as a list shows it.
    public static String words(ProblemException e) {
        List<Violation> violations = e.problem().violations();
        String reasons =
                (violations == null ? List.<Violation>of() : violations)
                        .stream()
                                .limit(2)
                                .map(violation -> violation.pointer() + ": " + violation.message())
                                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? String.valueOf(e.getMessage()) : reasons;
    }

    private static Violation violation(Quarantined part) {
        String value = part.value().isEmpty() ? "" : ": " + part.value();
        return new Violation(part.position(), part.reason() + value);
    }
}
