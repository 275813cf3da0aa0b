package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.SOURCE;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Lake.Place.class)
class LakeWriterTest {

    private static final long PLENTY = 1 << 20;

    private final Lake.Place place;
    @TempDir private Path root;
    private final ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
    private Lake lake;
    private LakeStore store;

    LakeWriterTest(Lake.Place place) {
        this.place = place;
    }

    @BeforeEach
    void open() {
        lake = place.open(root);
        store = lake.store();
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
        assertThat(lake.rows("event_id, year, month, day, region, event_date"))
                .containsExactly(
                        "a 2026 3 31 us-east-1 2026-03-31", "b 2026 4 1 eu-north-1 2026-04-01");
        assertThat(store.files().getFirst().name()).isEqualTo("part-" + SOURCE + "-1.parquet");
    }

    @Test
    void shouldKeepWhatTheRecordSays() throws Exception {
        // When
        write(event("a", NOON, "us-east-1", "{\"userName\":\"ð\\u0000\"}"));

        // Then
        assertThat(
                        lake.rows(
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
        try (LakeWriter writer = new LakeWriter(store, engine, SOURCE, 1)) {
            // When
            writer.add(event("a"));

            // Then
            assertThat(store.files()).isEmpty();
            assertThat(lake.drafts()).hasSize(1);
        }
        assertThat(lake.drafts()).isEmpty();
    }

    @Test
    void shouldWriteTheSameFilesWhenTheSameComesAgain() throws Exception {
        // Given
        write(event("a"), event("b"));
        byte[] bytes = lake.only();

        // When
        write(event("a"), event("b"));

        // Then
        assertThat(store.files()).hasSize(1);
        assertThat(lake.only()).isEqualTo(bytes);
    }

    @Test
    void shouldKeepAnEventOnceThatAFileTellsTwice() throws Exception {
        // When
        write(event("a"), event("a"), event("b"));

        // Then
        assertThat(lake.rows("event_id")).containsExactly("a", "b");
    }

    @Test
    void shouldWriteInPartsWhatIsTooMuchForTheMemory() throws Exception {
        // Given
        try (LakeWriter writer = new LakeWriter(store, engine, SOURCE, 2_000)) {
            IntStream.range(0, 20).forEach(i -> writer.add(event("e" + i)));

            // When
            writer.publish();
        }

        // Then
        assertThat(store.files()).hasSizeGreaterThan(2);
        assertThat(lake.rows("event_id")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldStayInItsFolderWhateverARegionIsCalled() throws Exception {
        // When
        write(event("a", NOON, "../../../etc"), event("b", NOON, "región/%2e"));

        // Then
        assertThat(lake.rows("event_id, region")).containsExactly("a ../../../etc", "b región/%2e");
        assertThat(store.files())
                .extracting(file -> file.partition().region())
                .containsExactly("../../../etc", "región/%2e");
    }

    @Test
    void shouldRemoveWhatWasNeverFinished() throws Exception {
        // Given
        Path draft = store.draft();
        Path spilled = Files.createDirectories(store.spill()).resolve("spilled.tmp");
        Files.createFile(spilled);
        Instant later = Files.getLastModifiedTime(spilled).toInstant().plusSeconds(1);

        // When
        int removed = store.removeAbandoned(later);

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

        // When
        List<Partition> dropped = store.drop(LocalDate.of(2026, 4, 1));

        // Then
        assertThat(dropped).containsExactly(Partition.of(NOON, "us-east-1"));
        assertThat(lake.rows("event_id")).containsExactly("new");
    }

    private void write(LakeRecord... records) {
        try (LakeWriter writer = new LakeWriter(store, engine, SOURCE, PLENTY)) {
            List.of(records).forEach(writer::add);
            writer.publish();
        }
    }
}
