package dev.attest.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import dev.attest.proof.Checkpoint;
import dev.attest.proof.Frontier;
import dev.attest.proof.MerkleHash;
import dev.attest.proof.SigningKey;
import dev.attest.proof.TileTree;
import dev.attest.reporting.platform.Await;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that dies leaves rows, tiles and checkpoint at some point of their order. Whoever
/// starts next finds one log.
@QuarkusTest
class CrashSafetyTest {

    @Inject EvidenceLog log;
    @Inject LogKey key;
    @Inject SignCheckpoint sign;
    @Inject Checkpoints checkpoints;
    @Inject ReactiveOutbox outbox;
    @Inject Envelopes envelopes;
    @Inject Clock clock;

    private record Config(Path directory, Optional<Path> keyFile) implements EvidenceConfig {
        Config(Path directory) {
            this(directory, Optional.empty());
        }

        @Override
        public String origin() {
            return "test.example/attest";
        }

        @Override
        public Duration checkpointInterval() {
            return Duration.ofSeconds(10);
        }
    }

    /// A process that has just started on a folder.
    private EvidenceTiles restarted(Path folder) {
        return new EvidenceTiles(log, key, new Config(folder));
    }

    private static Fact fact() {
        UUID id = UUID.randomUUID();
        var leaf =
                JsonNodeFactory.instance.objectNode().put("kind", "Test").put("id", id.toString());
        return new Fact(id, "Test", null, null, leaf, null);
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            Await.writing(session -> log.append(session, fact()));
        }
    }

    private Frontier head() {
        return Await.reading(session -> log.head(session).map(LogHead::tree));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            if (!file.equals(folder)) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWhereverItWasBrokenOff(long seed, @TempDir Path folder) throws IOException {
        // Given
        Random random = new Random(seed);
        EvidenceTiles tiles = restarted(folder);

        for (int step = 0; step < 25; step++) {
            append(random.nextInt(30));
            // When
            switch (random.nextInt(5)) {
                case 0 -> tiles = restarted(folder);
                case 1 -> {
                    tiles.upTo(head());
                    tiles = restarted(folder);
                }
                case 2 -> {
                    tiles.upTo(head());
                    tiles.publish(note(head()));
                    tiles = restarted(folder);
                }
                case 3 -> {
                    delete(folder);
                    tiles = restarted(folder);
                }
                default -> tiles.publish(note(publishedOr(tiles, folder)));
            }

            // Then
            Frontier head = head();
            TileTree tree = tiles.upTo(head);
            assertThat(tree.root(head.size()))
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(head.root());
        }
    }

    private Frontier publishedOr(EvidenceTiles tiles, Path folder) {
        Frontier head = head();
        tiles.upTo(head);
        assertThat(folder).isNotEmptyDirectory();
        return head;
    }

    private String note(Frontier tree) {
        return new Checkpoint(key.verifier().name(), tree.size(), tree.root())
                .signedBy(key.signing());
    }

    @Test
    void shouldLeaveNothingWhenATransactionFails() {
        // Given
        Frontier before = head();

        // When
        assertThatThrownBy(() ->
                        Await.writing(session ->
                                log.append(session, fact())
                                        .call(session::flush)
                                        .invoke(index -> {
                                            throw new IllegalStateException("killed at " + index);
                                        })))
                .hasMessageContaining("killed");

        // Then
        Frontier after = head();
        List<LogEntry> beyond =
                Await.reading(session -> log.range(session, after.size(), Long.MAX_VALUE));
        assertThat(after.size()).isGreaterThanOrEqualTo(before.size());
        assertThat(beyond).isEmpty();
    }

    @Test
    void shouldRefuseAFactThatIsInTheLogAlready() {
        // Given
        Fact fact = fact();
        Await.writing(session -> log.append(session, fact));

        // When // Then
        assertThatThrownBy(() -> Await.writing(session -> log.append(session, fact)))
                .hasMessageContaining("uq_log_entry_fact");
    }

    @Test
    void shouldKeepOneOrderForManyAppenders() throws Exception {
        // Given
        int appenders = 8;

        // When
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, appenders).forEach(_ -> pool.submit(() -> append(10)));
        }

        // Then
        Frontier head = head();
        List<LogEntry> entries = Await.reading(session -> log.range(session, 0, head.size()));
        Frontier recomputed = Frontier.EMPTY;
        for (LogEntry entry : entries) {
            assertThat(entry.position()).isEqualTo(recomputed.size());
            recomputed = recomputed.append(MerkleHash.leaf(entry.leaf()));
        }
        assertThat(recomputed.root()).isEqualTo(head.root());
    }

    @Test
    void shouldNoticeThatTheDatabaseLostEntries(@TempDir Path folder) {
        // Given
        append(3);
        Frontier head = head();
        EvidenceTiles tiles = restarted(folder);
        tiles.upTo(head);
        tiles.publish(note(new Frontier(head.size() + (1L << 40), extended(head))));

        // When // Then
        assertThatThrownBy(() -> restarted(folder).upTo(head))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("the database holds " + head.size());
    }

    @Test
    void shouldNotRebuildOtherTilesThanThePublishedOnes(@TempDir Path folder) throws IOException {
        // Given
        append(3);
        Frontier head = head();
        restarted(folder).publish(note(otherHistory(head.size())));

        // When // Then
        assertThatThrownBy(() -> restarted(folder).upTo(head))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("the first %d entries are not those".formatted(head.size()));
        assertThat(names(folder.resolve("published"))).containsExactly("checkpoint");
    }

    @Test
    void shouldSignNoSecondHistory(@TempDir Path folder) {
        // Given
        append(3);
        EvidenceTiles tiles = restarted(folder);
        Frontier head = head();
        tiles.upTo(head);

        // When
        tiles.publish(note(otherHistory(head.size())));

        // Then
        assertThatThrownBy(() -> signing(tiles).sign())
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("the first %d entries are not those".formatted(head.size()));
    }

    @Test
    void shouldSignNothingAfterTheDatabaseWasRolledBack(@TempDir Path folder) {
        // Given
        append(3);
        EvidenceTiles tiles = restarted(folder);
        Frontier head = head();
        tiles.upTo(head);

        // When
        tiles.publish(note(otherHistory(head.size() + 1_000)));

        // Then
        assertThatThrownBy(() -> signing(tiles).sign())
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("the database holds");
    }

    @Test
    void shouldNotTakeBackALongerCheckpointThatAnotherReplicaPublished(@TempDir Path folder) {
        // Given
        EvidenceTiles tiles = restarted(folder);
        tiles.publish(note(otherHistory(7)));

        // When
        restarted(folder).publish(note(otherHistory(6)));

        // Then
        assertThat(tiles.published().orElseThrow().size()).isEqualTo(7);
        restarted(folder).publish(note(otherHistory(8)));
        assertThat(tiles.published().orElseThrow().size()).isEqualTo(8);
    }

    private SignCheckpoint signing(EvidenceTiles tiles) {
        return new SignCheckpoint(
                log, checkpoints, tiles, key, new LogCondition(), outbox, envelopes, clock);
    }

    private static Frontier otherHistory(long size) {
        Frontier other = Frontier.EMPTY;
        for (long index = 0; index < size; index++) {
            other = other.append(MerkleHash.EMPTY_ROOT);
        }
        return other;
    }

    private static List<dev.attest.proof.Hash> extended(Frontier head) {
        return Stream.concat(Stream.of(MerkleHash.EMPTY_ROOT), head.peaks().stream()).toList();
    }

    @Test
    void shouldNoticeAFolderOfAnotherLog(@TempDir Path folder) throws IOException {
        // Given
        SigningKey stranger = SigningKey.ofSeed("test.example/attest", new byte[32]);
        Path published = Files.createDirectories(folder.resolve("published"));
        Files.writeString(
                published.resolve("checkpoint"),
                new Checkpoint("test.example/attest", 0, MerkleHash.EMPTY_ROOT).signedBy(stranger));

        // When // Then
        assertThatThrownBy(() -> restarted(folder).upTo(head()))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("this log's key");
    }

    @Test
    void shouldKeepItsKeyPrivateAndForEver(@TempDir Path folder) throws IOException {
        // Given
        LogKey first = new LogKey(new Config(folder));

        // When
        LogKey second = new LogKey(new Config(folder));

        // Then
        assertThat(second.verifier()).isEqualTo(first.verifier());
        Path file = folder.resolve(LogKey.PRIVATE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldPublishNothingButTilesAndCheckpoint(@TempDir Path folder) throws IOException {
        // Given
        new LogKey(new Config(folder));
        EvidenceTiles tiles = restarted(folder);
        append(1);

        // When
        Frontier head = head();
        tiles.upTo(head);
        tiles.publish(note(head));

        // Then
        assertThat(names(folder)).containsExactlyInAnyOrder(LogKey.PRIVATE, "published");
        assertThat(names(folder.resolve("published")))
                .containsExactlyInAnyOrder("checkpoint", "tile");
    }

    @Test
    void shouldRefuseAKeyAmongWhatIsPublished(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("elsewhere/../published/secret.key");
        Config config = new Config(folder, Optional.of(file));

        // When // Then
        assertThatThrownBy(() -> new LogKey(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("meant for everybody");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldSignTheSameSizeOnce() {
        // Given
        append(1);

        // When
        SignedCheckpoint first = sign.sign();
        SignedCheckpoint second = sign.sign();

        // Then
        if (first.treeSize() == second.treeSize()) {
            assertThat(second.note()).isEqualTo(first.note());
        }
        assertThat(second.treeSize()).isGreaterThanOrEqualTo(first.treeSize());
    }
}
