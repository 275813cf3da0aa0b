package dev.attest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// Whenever a writer is killed: what lies in the lake can be read, nothing that was published is
/// missing, and of what was being written no part is half.
class KilledWriterTest {

    @TempDir private Path root;

    @RepeatedTest(3)
    void shouldLeaveOnlyWholeFiles() throws Exception {
        // Given
        int seed = new Random().nextInt(1_000);
        Lake lake = Lake.folder(root);
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + root,
                                "-cp",
                                System.getProperty("java.class.path"),
                                WritingProcess.class.getName(),
                                root.toString())
                        .redirectErrorStream(true)
                        .start();
        int published = published(writer, 3 + seed % 7, new Random(seed).nextInt(20_000));

        // When
        Set<String> events = new TreeSet<>(lake.rows("event_id"));

        // Then
        assertThat(events)
                .as("seed %d", seed)
                .containsAll(
                        IntStream.range(0, published * WritingProcess.EVENTS)
                                .mapToObj(i ->
                                        i / WritingProcess.EVENTS + "-" + i % WritingProcess.EVENTS)
                                .toList());
        assertThat(events.size() % (WritingProcess.EVENTS / WritingProcess.DAYS))
                .as("seed %d: parts of files", seed)
                .isZero();
    }

    /// Kills the writer some turns of a loop after it published so many files.
    private static int published(Process writer, int files, int turns) throws Exception {
        try (BufferedReader told = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < files; i++) {
                assertThat(told.readLine()).isEqualTo(String.valueOf(i));
            }
            for (int i = 0; i < turns; i++) {
                Thread.onSpinWait();
            }
            // not the process's own method, which closes what it has said
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            List<String> more = told.lines().toList();
            return files + more.size();
        }
    }
}
