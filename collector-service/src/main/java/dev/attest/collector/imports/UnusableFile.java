package dev.attest.collector.imports;

import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.platform.Text;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import java.io.IOException;
import java.util.List;

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

    private static Violation violation(Quarantined part) {
        String value = part.value().isEmpty() ? "" : ": " + part.value();
        return new Violation(part.position(), part.reason() + value);
    }
}
