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
        Quarantined first = reasons.getFirst();
        return ProblemException.unprocessable(
                "unusable-file",
                "%s: %s: %s".formatted(file.name(), first.position(), first.reason()),
                reasons.stream()
                        .limit(SHOWN)
                        .map(r -> new Violation(r.position(), r.reason() + ": " + r.value()))
                        .toList());
    }
}
