package dev.attest.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real files that are not part of the repository: `../shared/data` beside it.
public final class RealFiles {

    private RealFiles() {}

    /// A folder of real files; the test is skipped where it is absent, and fails there in CI.
    public static Path folder(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path folder = at.resolve("shared/data").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            at = at.getParent();
        }
        String missing = "../shared/data/" + name + " is not here: real files are not tested";
        assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
        assumeTrue(false, missing);
        throw new AssertionError(missing);
    }

    /// The trail files of a folder, in order.
    public static List<Path> trails(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json.gz")).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
