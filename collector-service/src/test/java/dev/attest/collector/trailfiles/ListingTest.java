package dev.attest.collector.trailfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.platform.Backoff;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/// Places whose listing is not as it should be.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class ListingTest {

    @Inject TrailFileRows rows;
    @Inject TaskRows tasks;
    @Inject Transactions transactions;
    @Inject AssumedSessions sessions;
    @Inject TrailsConfig config;
    @Inject Clock clock;

    @TempDir Path folder;

    @Test
    void shouldSayWhichLogHasANameThatIsNoText() throws Exception {
        // Given
        assumeTrue(File.separatorChar == '/', "names are bytes only there");
        Files.writeString(folder.resolve("good.json"), "{}");
        create("'b\\377d.json'");
        create("'b\\377d.txt'");
        RunLedger ledger = ledger("odd-names");

        // When
        new FolderStorage(folder).list(ledger);

        // Then
        assertThat(ledger.troubles())
                .singleElement()
                .asString()
                .endsWith("d.json cannot be read: its name is no text");
        assertThat(ledger.open(10)).extracting(TrailFileRows.Open::key).containsOnly("good.json");
    }

    @Test
    void shouldNotGoRoundInAListingThatRepeatsItsToken() {
        // Given
        var bucket = new Trail.Storage.Bucket("trail-round", "", Optional.empty(), true);
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1));
        var calls = new AwsCalls(sessions, trail("round").owner(), backoff);

        // When // Then
        try (var storage = new BucketStorage(new Round(), calls, bucket)) {
            assertThatThrownBy(() -> storage.list(ledger("round")))
                    .hasMessage(
                            "the listing of trail-round does not get on: it has more, and no"
                                    + " new token");
        }
    }

    private RunLedger ledger(String name) {
        var task = HeldTask.of(transactions, name);
        return new RunLedger(trail(name), task, tasks, rows, transactions, clock.instant());
    }

    private Trail trail(String name) {
        TrailsConfig.Trail like = Objects.requireNonNull(config.trails().get("many"));
        return Trail.of(name, like, StubbedTrails.REGION);
    }

    /// By a shell, as names that are no text cannot be said here.
    ///
    /// @param name as printf takes it
    private void create(String name) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", "echo {} > \"$(printf " + name + ")\"");
        assertThat(shell.directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
    }

    /// Has always more, and always says the same of where.
    private static final class Round implements S3Client {
        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            return ListObjectsV2Response.builder()
                    .isTruncated(true)
                    .nextContinuationToken("round")
                    .commonPrefixes(CommonPrefix.builder().prefix("AWSLogs/300000000000/").build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
