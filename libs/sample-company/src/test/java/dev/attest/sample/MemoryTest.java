package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    /// About 150 MB of records through a heap of 40: what is written is not kept.
    @Test
    void shouldWriteLargeTrailInSmallHeap(@TempDir Path folder) throws Exception {
        // Given
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx40m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writing.class.getName(),
                                folder.toString())
                        .inheritIO()
                        .start();

        // When
        boolean done = process.waitFor(180, TimeUnit.SECONDS);

        // Then
        assertThat(done).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new SampleFolder(folder).trail()).isNotEmpty();
    }

    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) {
            SampleCompany.of(SampleCompany.DEFAULT_SEED, LocalDate.of(2026, 3, 31))
                    .writeTo(Path.of(arguments[0]), 150_000, Progress.NONE);
        }
    }
}
