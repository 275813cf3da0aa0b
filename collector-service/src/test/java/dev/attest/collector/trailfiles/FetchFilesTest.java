package dev.attest.collector.trailfiles;

import static dev.attest.collector.trailfiles.TrailRuns.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.platform.StoreConfig;
import dev.attest.collector.platform.Transactions;
import dev.attest.lake.LakeException;
import dev.attest.traildigest.FileName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What files that cannot be had do to the others.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class FetchFilesTest {

    /// More than a run tries that has nothing but failures.
    private static final List<String> MANY =
            IntStream.range(100, 130).mapToObj(i -> "a" + i).toList();

    private static final String LAST = "z";

    @Inject FetchFiles fetch;
    @Inject TrailFileRows rows;
    @Inject TaskRows tasks;
    @Inject Transactions transactions;
    @Inject TrailsConfig config;
    @Inject StoreConfig store;
    @Inject Clock clock;

    @Test
    void shouldNotBeginAgainWithWhatFailedBefore() {
        // Given
        found("failing");
        Storage storage = allButLast(() -> new IOException("the connection was dropped"));
        RunLedger first = ledger("failing");
        run(first, "failing", storage);
        List<String> opened = List.copyOf(storage.opened);

        // When
        run(ledger("failing"), "failing", storage);

        // Then
        assertThat(opened).hasSizeGreaterThanOrEqualTo(20).doesNotContain(LAST);
        assertThat(first.passing()).isTrue();
        assertThat(storage.opened).contains(LAST);
    }

    @Test
    void shouldTryEveryFileWhenSomeAreRefused() {
        // Given
        found("refused");
        Storage storage = allButLast(() -> refusal("S3", "InvalidObjectState"));
        RunLedger ledger = ledger("refused");

        // When
        run(ledger, "refused", storage);

        // Then
        assertThat(storage.opened).hasSize(MANY.size() + 1).contains(LAST);
        assertThat(ledger.troubles()).isNotEmpty();
        assertThat(ledger.passing()).isFalse();
    }

    @Test
    void shouldStopWhenTheSessionIsRefused() {
        // Given
        found("no-session");
        Storage storage = allButLast(() -> refusal("Sts", "AccessDenied"));

        // When
        Throwable end = catchThrowable(() -> run(ledger("no-session"), "no-session", storage));

        // Then
        assertThat(end).isInstanceOf(AwsServiceException.class);
        assertThat(storage.opened).hasSizeLessThan(MANY.size()).doesNotContain(LAST);
    }

    @Test
    void shouldStopWhenTheDatabaseIsAway() {
        // Given
        found("store-away");
        var away = HeldTask.away(store, clock);
        Storage storage = allButLast(() -> away);

        // When
        Throwable end = catchThrowable(() -> run(ledger("store-away"), "store-away", storage));

        // Then
        assertThat(end).isSameAs(away);
    }

    @Test
    void shouldTryLastWhatWasBegunAndNeverEnded() {
        // Given
        found("killed");
        RunLedger killed = ledger("killed");
        killed.begun(killed.open(1).getFirst());

        // When
        List<TrailFileRows.Open> next = ledger("killed").open(MANY.size() + 1);

        // Then
        assertThat(next)
                .hasSize(MANY.size())
                .extracting(TrailFileRows.Open::key)
                .doesNotContain(MANY.getFirst());
    }

    @Test
    void shouldStopWhenTheLakeIsAway() {
        // Given
        found("lake-away");
        var away = new LakeException("the lake is away", new IOException("no space"));
        Storage storage = allButLast(() -> away);

        // When
        Throwable end = catchThrowable(() -> run(ledger("lake-away"), "lake-away", storage));

        // Then
        assertThat(end).isSameAs(away);
        assertThat(file("lake-away", MANY.getFirst()).state()).isEqualTo(TrailFileState.WAITING);
    }

    @Test
    void shouldStopWhenTheMachineBreaksDownAndNotBeginWithThatFileAgain() {
        // Given
        found("breaking");
        var left = new AtomicInteger(3);
        var storage =
                new Storage(key -> {
                    if (key.equals(MANY.getFirst()) && left.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("as a test has it");
                    }
                    throw new TrailStorage.VanishedException(key);
                });

        // When
        Throwable end = catchThrowable(() -> run(ledger("breaking"), "breaking", storage));

        // Then
        assertThat(end)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as a test has it");
        assertThat(storage.opened).containsOnlyOnce(MANY.getFirst());
        assertThat(file("breaking", MANY.getFirst()).state()).isEqualTo(TrailFileState.FAILED);
    }

    private void run(RunLedger ledger, String name, Storage storage) {
        fetch.run(trail(name), storage, ledger, new Tally());
    }

    private RunLedger ledger(String name) {
        var task = HeldTask.of(transactions, name + "-" + UUID.randomUUID());
        return new RunLedger(trail(name), task, tasks, rows, transactions, clock.instant());
    }

    private Trail trail(String name) {
        TrailsConfig.Trail like = Objects.requireNonNull(config.trails().get("many"));
        return Trail.of(name, like, StubbedTrails.REGION);
    }

    private void found(String trail) {
        var told = new TrailFileKey(FileName.Kind.LOG, null, null, null);
        List<ListedFile> files =
                Stream.concat(MANY.stream(), Stream.of(LAST))
                        .map(key -> new ListedFile("bucket", key, told, "tag", 1))
                        .toList();
        transactions.call(connection -> {
            rows.found(connection, trail, files);
            return files;
        });
    }

    private static AwsServiceException refusal(String service, String code) {
        return AwsServiceException.builder()
                .statusCode(403)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .serviceName(service)
                                .errorCode(code)
                                .errorMessage("no")
                                .build())
                .build();
    }

    private static Storage allButLast(Failing failing) {
        return new Storage(key -> {
            if (key.equals(LAST)) {
                throw new TrailStorage.VanishedException(key);
            }
            switch (failing.failure()) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                case Exception e -> throw new IllegalStateException(e);
            }
        });
    }

    @FunctionalInterface
    private interface Failing {
        Exception failure();
    }

    @FunctionalInterface
    private interface Opening {
        void fail(String key) throws IOException, TrailStorage.VanishedException;
    }

    /// Files of which none can be had, each in its way.
    private static final class Storage implements TrailStorage {
        private final Queue<String> opened = new ConcurrentLinkedQueue<>();
        private final Opening opening;

        Storage(Opening opening) {
            this.opening = opening;
        }

        @Override
        public void list(RunLedger ledger) {}

        @Override
        public OpenFile open(String bucket, String key) throws IOException, VanishedException {
            opened.add(key);
            opening.fail(key);
            throw new IllegalStateException(key + " has a failure of its own");
        }

        @Override
        public void close() {}
    }
}
