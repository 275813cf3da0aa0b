package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.lake.Compaction.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is different where the lake lies in a bucket: calls that break, listings in pages, copies.
class LakeBucketTest {

    private static final Policy DUE = new Policy(2, Duration.ZERO);
    private static final long PLENTY = 1L << 30;

    @TempDir private Path root;
    private final ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
    private final MemoryObjects objects = new MemoryObjects();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldMendWhateverABrokenCallLeaves(boolean afterwards) throws Exception {
        // Given
        boolean broke = true;
        for (int call = 0; broke; call++) {
            MemoryObjects bucket = new MemoryObjects().pageSize(2);
            Path place = Files.createDirectories(root.resolve("call-" + call));
            Lake lake = Lake.bucket(place, bucket);
            write(lake.store(), "1", event("a"), event("b"));
            write(lake.store(), "2", event("b"), event("c"));

            // When
            bucket.breakAt(call, afterwards);
            broke = !work(lake.store());
            bucket.mend();

            // Then
            assertThat(distinct(lake)).as("call %d", call).contains("a", "b", "c");
            assertThat(work(Lake.bucket(place, bucket).store())).isTrue();
            assertThat(lake.rows("event_id"))
                    .as("call %d", call)
                    .containsExactly("a", "b", "c", "d");
            assertThat(bucket.keys()).as("call %d", call).hasSize(1);
            assertThat(lake.drafts()).isEmpty();
        }
    }

    /// Imports another file and compacts.
    ///
    /// @return whether all of it could be done
    private boolean work(LakeStore store) {
        try {
            write(store, "3", event("c"), event("d"));
            new Compaction(store, engine)
                    .run(
                            DUE,
                            Instant.MAX,
                            failed -> {
                                throw failed;
                            });
            return true;
        } catch (LakeException | UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void shouldMissNoEventThatMovesWhileItIsListed() throws Exception {
        // Given
        Lake lake = Lake.bucket(root, objects.pageSize(3));
        for (String source : List.of("1", "2", "3", "4")) {
            write(lake.store(), source, event(source), event(source, NOON, "ap-south-1"));
        }
        objects.behindTheNextPage(() ->
                new Compaction(Lake.bucket(root.resolve("other"), objects).store(), engine)
                        .run(DUE, Instant.MAX, failed -> {}));

        // When
        List<LakeFile> listed = lake.store().files();

        // Then
        assertThat(listed).extracting(LakeFile::name).allMatch(name -> name.startsWith("day-"));
        assertThat(listed).hasSize(2);
    }

    @Test
    void shouldTellAllOfAFolderThatIsLargerThanAPage() throws Exception {
        // Given
        LakeStore store = Lake.bucket(root, objects.pageSize(2)).store();
        for (String region : List.of("a", "b", "c")) {
            IntStream.range(0, 5)
                    .forEach(i ->
                            objects.putText(key(3, 31, region) + "part-" + i + ".parquet", ""));
        }

        // When
        List<LakeFile> files = store.files();

        // Then
        assertThat(files).hasSize(15).doesNotHaveDuplicates();
        assertThat(store.drop(LocalDate.of(2026, 4, 1)))
                .extracting(Partition::region)
                .containsExactly("a", "b", "c");
        assertThat(objects.keys()).isEmpty();
    }

    @Test
    void shouldListTheMonthsOfTheDaysThatAreAskedFor() {
        // Given
        objects.putText(key(2, 28, "r") + "part-1.parquet", "");
        objects.putText(key(3, 1, "r") + "part-1.parquet", "");
        objects.putText(key(3, 2, "r") + "part-1.parquet", "");

        // When
        List<LakeFile> files =
                Lake.bucket(root, objects)
                        .store()
                        .files(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));

        // Then
        assertThat(files).hasSize(2);
        assertThat(objects.listed())
                .containsExactly("iam-events/year=2026/month=2/", "iam-events/year=2026/month=3/");
    }

    @Test
    void shouldNotTakeForAFileWhatIsNone() {
        // Given
        Stream.of("part-1.txt", "..parquet", "a b.parquet", "sub/part-1.parquet")
                .forEach(name -> objects.putText(key(3, 31, "r") + name, ""));
        objects.putText("iam-events/year=2026/month=03/day=31/region=r/part-1.parquet", "");
        objects.putText("iam-events/year=2026/month=3/day=31/region=../part-1.parquet", "");

        // When // Then
        assertThat(Lake.bucket(root, objects).store().files()).isEmpty();
    }

    @Test
    void shouldKeepTheCopiesThatWereUsedLast() throws Exception {
        // Given
        LakeBucket bucket = new LakeBucket(objects, root, root.resolve("copies"), 10);
        List<LakeFile> files = texts(bucket, "four", "four", "four");
        fetch(bucket, files.get(0));
        fetch(bucket, files.get(1));
        fetch(bucket, files.get(0));

        // When
        fetch(bucket, files.get(2));

        // Then
        assertThat(files.get(0).path()).hasContent("four");
        assertThat(files.get(1).path()).doesNotExist();
        assertThat(files.get(2).path()).hasContent("four");
    }

    @Test
    void shouldNotDropACopyThatIsBeingRead() throws Exception {
        // Given
        LakeBucket bucket = new LakeBucket(objects, root, root.resolve("copies"), 10);
        List<LakeFile> files = texts(bucket, "four", "four", "four");

        // When
        try (LakeStore.Hold _ = bucket.fetch(files.subList(0, 2))) {
            assertThatThrownBy(() -> bucket.fetch(files.subList(2, 3)))
                    .isInstanceOf(CopiesFullException.class);
            objects.delete(List.of(stored(files.get(0))));
            bucket.files();

            // Then
            assertThat(files.get(0).path()).exists();
        }
        assertThat(bucket.files()).hasSize(2);
        assertThat(files.get(0).path()).doesNotExist();
        fetch(bucket, files.get(2));
    }

    @Test
    void shouldRefuseWhatDoesNotFitWithoutDroppingAnything() throws Exception {
        // Given
        LakeBucket bucket = new LakeBucket(objects, root, root.resolve("copies"), 10);
        List<LakeFile> files = texts(bucket, "four", "four", "four");
        fetch(bucket, files.get(0));

        // When // Then
        assertThatThrownBy(() -> bucket.fetch(files))
                .isInstanceOf(CopiesFullException.class)
                .hasMessageContaining("12 bytes")
                .hasMessageContaining("room for 10");
        assertThat(files.get(0).path()).exists();
    }

    @Test
    void shouldKnowItsCopiesAfterARestart() throws Exception {
        // Given
        LakeBucket before = new LakeBucket(objects, root, root.resolve("copies"), PLENTY);
        List<LakeFile> files = texts(before, "four", "four");
        try (LakeStore.Hold _ = before.fetch(files)) {
            assertThat(files.get(0).path()).exists();
        }
        objects.delete(List.of(stored(files.get(0))));

        // When
        LakeBucket after = new LakeBucket(objects, root, root.resolve("copies"), PLENTY);
        after.files();

        // Then
        assertThat(files.get(0).path()).doesNotExist();
        assertThat(files.get(1).path()).exists();
    }

    @Test
    void shouldSayWhenAFileIsGoneOrAnotherOneByNow() throws Exception {
        // Given
        LakeBucket bucket = new LakeBucket(objects, root, root.resolve("copies"), PLENTY);
        List<LakeFile> files = texts(bucket, "gone", "old");
        objects.delete(List.of(stored(files.get(0))));
        objects.putText(key(3, 31, "r") + "part-1.parquet", "new");

        // When // Then
        assertThatThrownBy(() -> bucket.fetch(files.subList(0, 1)))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> bucket.fetch(files.subList(1, 2)))
                .isInstanceOf(NoSuchFileException.class);
        fetch(bucket, bucket.files().getFirst());
        assertThat(bucket.files().getFirst().path()).hasContent("new");
    }

    @Test
    void shouldNotDeleteWhatCameUnderTheNameMeanwhile() throws Exception {
        // Given
        LakeBucket bucket = new LakeBucket(objects, root, root.resolve("copies"), PLENTY);
        List<LakeFile> files = texts(bucket, "old");
        objects.putText(key(3, 31, "r") + "part-0.parquet", "new");

        // When
        bucket.remove(files);

        // Then
        assertThat(objects.keys()).hasSize(1);
    }

    private List<LakeFile> texts(LakeBucket bucket, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            objects.putText(key(3, 31, "r") + "part-" + i + ".parquet", texts[i]);
        }
        return bucket.files();
    }

    private static void fetch(LakeStore store, LakeFile file) throws IOException {
        store.fetch(List.of(file)).close();
    }

    private static LakeObjects.StoredObject stored(LakeFile file) {
        return new LakeObjects.StoredObject(
                "iam-events/" + file.partition().path() + "/" + file.name(),
                file.bytes(),
                file.tag(),
                file.modified());
    }

    private static String key(int month, int day, String region) {
        return "iam-events/year=2026/month=%d/day=%d/region=%s/".formatted(month, day, region);
    }

    private static Set<String> distinct(Lake lake) throws Exception {
        return new TreeSet<>(lake.rows("event_id"));
    }

    private void write(LakeStore store, String source, LakeRecord... records) {
        try (LakeWriter writer = new LakeWriter(store, engine, source.repeat(64), 1 << 20)) {
            List.of(records).forEach(writer::add);
            writer.publish();
        }
    }
}
