package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.SOURCE;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWriterTest {

    private static final long PLENTY = 1 << 20;

    @TempDir private Path root;
    private final ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
    private LakeFolder folder;

    @BeforeEach
    void open() {
        folder = new LakeFolder(root);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shouldPutEveryEventIntoTheFolderOfItsDayAndRegion() throws Exception {
        // When
        write(
                event("a", NOON, "us-east-1"),
                event("b", NOON.plus(Duration.ofDays(1)), "eu-north-1"));

        // Then
        assertThat(Lake.rows(folder, "event_id, year, month, day, region, event_date"))
                .containsExactly(
                        "a 2026 3 31 us-east-1 2026-03-31", "b 2026 4 1 eu-north-1 2026-04-01");
        assertThat(folder.table().resolve("year=2026/month=3/day=31/region=us-east-1"))
                .isDirectoryContaining("glob:**/part-" + SOURCE + "-1.parquet");
    }

    @Test
    void shouldKeepWhatTheRecordSays() throws Exception {
        // When
        write(event("a", NOON, "us-east-1", "{\"userName\":\"ð\\u0000\"}"));

        // Then
        assertThat(
                        Lake.rows(
                                folder,
                                "event_time, event_type, user_name, request_parameters, read_only,"
                                        + " mfa is null, error_code is null, source_file, schema_version"))
                .containsExactly(
                        "2026-03-31 12:00:00 iam dora {\"userName\":\"ð\\u0000\"} false true true "
                                + SOURCE
                                + " 1");
    }

    @Test
    void shouldShowNothingBeforeItIsPublished() throws Exception {
        // Given
        try (LakeWriter writer = new LakeWriter(folder, engine, SOURCE, 1)) {
            // When
            writer.add(event("a"));

            // Then
            assertThat(folder.files()).isEmpty();
            assertThat(Files.list(folder.writing())).hasSize(1);
        }
        assertThat(Files.list(folder.writing())).isEmpty();
    }

    @Test
    void shouldWriteTheSameFilesWhenTheSameComesAgain() throws Exception {
        // Given
        write(event("a"), event("b"));
        List<LakeFile> first = folder.files();
        byte[] bytes = Files.readAllBytes(first.getFirst().path());

        // When
        write(event("a"), event("b"));

        // Then
        assertThat(folder.files()).hasSize(1);
        assertThat(folder.files().getFirst().path()).hasBinaryContent(bytes);
    }

    @Test
    void shouldKeepAnEventOnceThatAFileTellsTwice() throws Exception {
        // When
        write(event("a"), event("a"), event("b"));

        // Then
        assertThat(Lake.rows(folder, "event_id")).containsExactly("a", "b");
    }

    @Test
    void shouldWriteInPartsWhatIsTooMuchForTheMemory() throws Exception {
        // Given
        try (LakeWriter writer = new LakeWriter(folder, engine, SOURCE, 2_000)) {
            IntStream.range(0, 20).forEach(i -> writer.add(event("e" + i)));

            // When
            writer.publish();
        }

        // Then
        assertThat(folder.files()).hasSizeGreaterThan(2);
        assertThat(Lake.rows(folder, "event_id")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldStayInItsFolderWhateverARegionIsCalled() throws Exception {
        // When
        write(event("a", NOON, "../../../etc"), event("b", NOON, "región/%2e"));

        // Then
        assertThat(Lake.rows(folder, "event_id, region"))
                .containsExactly("a ../../../etc", "b región/%2e");
        assertThat(folder.files())
                .extracting(file -> file.partition().region())
                .containsExactly("../../../etc", "región/%2e");
    }

    @Test
    void shouldRemoveWhatWasNeverFinished() throws Exception {
        // Given
        Path draft = folder.draft();
        Path spilled = Files.createDirectories(folder.spill()).resolve("spilled.tmp");
        Files.createFile(spilled);
        Instant later = Files.getLastModifiedTime(spilled).toInstant().plusSeconds(1);

        // When
        int removed = folder.removeAbandoned(later);

        // Then
        assertThat(removed).isEqualTo(2);
        assertThat(draft).doesNotExist();
        assertThat(spilled).doesNotExist();
    }

    @Test
    void shouldDropWholeDays() throws Exception {
        // Given
        write(
                event("old", NOON, "us-east-1"),
                event("new", NOON.plus(Duration.ofDays(1)), "us-east-1"));
        Files.createFile(folder.table().resolve("year=2026/month=3/notes.txt"));

        // When
        List<Partition> dropped = folder.drop(java.time.LocalDate.of(2026, 4, 1));

        // Then
        assertThat(dropped).containsExactly(Partition.of(NOON, "us-east-1"));
        assertThat(Lake.rows(folder, "event_id")).containsExactly("new");
        assertThat(folder.table().resolve("year=2026/month=3")).isNotEmptyDirectory();
        assertThat(folder.table().resolve("year=2026/month=3/day=31")).doesNotExist();
    }

    private void write(LakeRecord... records) {
        try (LakeWriter writer = new LakeWriter(folder, engine, SOURCE, PLENTY)) {
            List.of(records).forEach(writer::add);
            writer.publish();
        }
    }
}
