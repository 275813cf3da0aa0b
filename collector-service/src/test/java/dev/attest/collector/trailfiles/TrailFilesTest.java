package dev.attest.collector.trailfiles;

import static dev.attest.collector.Api.as;
import static dev.attest.collector.trailfiles.StubbedTrails.REGION;
import static dev.attest.collector.trailfiles.TrailRuns.ACCOUNT;
import static dev.attest.collector.trailfiles.TrailRuns.collect;
import static dev.attest.collector.trailfiles.TrailRuns.file;
import static dev.attest.collector.trailfiles.TrailRuns.files;
import static dev.attest.collector.trailfiles.TrailRuns.hour;
import static dev.attest.collector.trailfiles.TrailRuns.log;
import static dev.attest.collector.trailfiles.TrailRuns.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.collector.collection.CollectionRunView;
import dev.attest.collector.collection.CollectionRunView.FailedTask;
import dev.attest.collector.trail.TrailFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How files are found, fetched and kept in the ledger.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class TrailFilesTest {

    @Test
    void shouldFindThousandsOfFilesAndThoseThatComeLateOrChange() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-many");
        TrailDelivery delivery = delivery("many", bucket);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            keys.add(
                    delivery.log(
                            hour(i / 20).plusSeconds(i % 20 * 60),
                            log(i % 10 == 0 && i > 1_040 ? "many-" + i : "many-others")));
        }
        CollectionRunView first = collect("many");
        String late = delivery.log(hour(30).plusSeconds(1), log("many-late"));
        String overwritten = keys.get(1_050);
        bucket.put(
                overwritten,
                TrailDelivery.gzip(log("many-changed").getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                hour(60));
        String removed = keys.get(1_060);
        bucket.remove(removed);

        // When
        CollectionRunView second = collect("many");

        // Then
        assertThat(first.failures()).isEmpty();
        assertThat(first.stored()).isEqualTo(6);
        assertThat(second.failures()).isEmpty();
        assertThat(second.stored()).isEqualTo(2);
        assertThat(late).isLessThan(keys.getLast());
        assertThat(stored("many-late")).isTrue();
        assertThat(file("many", overwritten).versions()).isEqualTo(2);
        assertThat(file("many", removed).goneAt()).isNotNull();
        assertThat(stored("many-1060")).isTrue();
        assertThat(files("many")).hasSize(1_101).allMatch(f -> f.state() == TrailFileState.STORED);
    }

    @Test
    void shouldShowAnObjectThatVanishedBeforeItWasRead() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-vanishing");
        TrailDelivery delivery = delivery("vanishing", bucket);
        String gone = delivery.log(hour(0), log("vanished"));
        String there = delivery.log(hour(0), log("not-vanished"));
        bucket.vanish(gone);

        // When
        CollectionRunView run = collect("vanishing");

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(file("vanishing", gone).state()).isEqualTo(TrailFileState.VANISHED);
        assertThat(file("vanishing", there).state()).isEqualTo(TrailFileState.STORED);
        assertThat(stored("not-vanished")).isTrue();
    }

    @Test
    void shouldSetARecordOfSixMegabytesAsideAndTakeItsNeighbours() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-large");
        String document = "x".repeat(6 * 1024 * 1024);
        String large =
                TrailFixture.record("large-2")
                        .replace(
                                "\"requestParameters\":null",
                                "\"requestParameters\":{\"policyDocument\":\"" + document + "\"}");
        String key =
                delivery("large", bucket)
                        .log(
                                hour(0),
                                TrailFixture.file(
                                        TrailFixture.record("large-1"),
                                        large,
                                        TrailFixture.record("large-3")));

        // When
        CollectionRunView run = collect("large");

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(run.stored()).isEqualTo(2);
        assertThat(stored("large-3")).isTrue();
        assertThat(file("large", key).records()).isEqualTo(3);
        List<String> files =
                as("automation")
                        .get("/api/v1/quarantine")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.file");
        assertThat(files).contains("s3://trail-large/" + key);
    }

    @Test
    void shouldTakeWhatAQueueTellsOnceHoweverOftenItSaysSo() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-told");
        var queue = StubbedTrails.world().queue("told").visibility(Duration.ofHours(1));
        TrailDelivery delivery = delivery("told", bucket);
        String plain = delivery.log(hour(0), log("told-plain"));
        String wrapped = delivery.log(hour(0), log("told-by-sns"));
        String bridged = delivery.log(hour(0), log("told-by-eventbridge"));
        String untold = delivery.log(hour(0), log("told-by-nobody"));
        queue.send("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
        queue.send(Notices.ofS3("trail-told", plain));
        queue.send(Notices.ofS3("trail-told", plain));
        queue.send(Notices.inSns(Notices.ofS3("trail-told", wrapped)));
        queue.send(Notices.ofEventBridge("trail-told", bridged));
        queue.send(Notices.ofS3("somebody-elses", plain));
        queue.send("what?");

        // When
        CollectionRunView run = collect("told");

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(run.stored()).isEqualTo(3);
        assertThat(queue.size()).isZero();
        assertThat(files("told"))
                .extracting(TrailFileView::key)
                .contains(plain, wrapped, bridged)
                .doesNotContain(untold);
        List<String> reasons =
                as("automation")
                        .get("/api/v1/quarantine")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.reason");
        assertThat(reasons)
                .contains("the message is of another bucket: somebody-elses")
                .anyMatch(reason -> reason.startsWith("the message is no JSON"));
    }

    @Test
    void shouldLoseNothingAndDoubleNothingWhenDeletingTheMessageFails() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-told");
        var queue = StubbedTrails.world().queue("told");
        String key =
                new TrailDelivery("trail-told", bucket, "AWSLogs/", "111122224444", REGION)
                        .log(hour(1), log("told-and-crashed"));
        queue.visibility(Duration.ofHours(1)).loseDeletions(true);
        queue.send(Notices.ofS3("trail-told", key));
        CollectionRunView crashed = collect("told");
        queue.loseDeletions(false).redeliver();

        // When
        CollectionRunView again = collect("told");

        // Then
        assertThat(crashed.stored()).isEqualTo(1);
        assertThat(again.stored()).isZero();
        assertThat(queue.size()).isZero();
        assertThat(file("told", key).versions()).isEqualTo(1);
    }

    @Test
    void shouldSetAsideAndSayWhatTheQueueTellsOfAnotherPrefix() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-below");
        var queue = StubbedTrails.world().queue("below");
        String inside =
                new TrailDelivery("trail-below", bucket, "central/AWSLogs/", ACCOUNT, REGION)
                        .log(hour(0), log("below-inside"));
        String outside = delivery("below", bucket).log(hour(0), log("below-outside"));
        queue.send(Notices.ofS3("trail-below", inside));
        queue.send(Notices.ofS3("trail-below", outside));
        queue.send(Notices.ofS3("trail-below", "AWSLogs/no-trail.txt"));

        // When
        CollectionRunView run = collect("below");

        // Then
        assertThat(run.failures())
                .extracting(FailedTask::error)
                .containsExactly("the queue tells of " + outside + ", which is not below central/");
        assertThat(run.stored()).isEqualTo(1);
        assertThat(queue.size()).isZero();
        assertThat(files("below")).extracting(TrailFileView::key).containsExactly(inside);
        List<String> reasons =
                as("automation")
                        .get("/api/v1/quarantine")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.reason");
        assertThat(reasons).containsOnlyOnce("the message is of another prefix: " + outside);
    }

    @Test
    void shouldNotReadAQueueThatIsAnotherTrailsToo() {
        // Given two trails with one queue

        // When
        CollectionRunView one = collect("twin");
        CollectionRunView other = collect("twin-too");

        // Then
        assertThat(one.failures())
                .extracting(FailedTask::error)
                .containsExactly(
                        "attest.trails.twin.queue is also attest.trails.twin-too.queue: each needs"
                                + " its own");
        assertThat(other.failures()).hasSize(1);
    }

    @Test
    void shouldWatchAFolder() throws IOException {
        // Given
        Path folder = StubbedTrails.FOLDER;
        Files.createDirectories(folder.resolve("2026"));
        Files.writeString(folder.resolve("2026/loose.json"), log("folder-loose"));
        Files.writeString(folder.resolve("broken.json"), "no trail");
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        CollectionRunView first = collect("folder");
        Files.writeString(
                folder.resolve("2026/loose.json"),
                TrailFixture.file(
                        TrailFixture.record("folder-loose", TrailRuns.START.toString()),
                        TrailFixture.record("folder-more", TrailRuns.START.toString())));
        Files.delete(folder.resolve("broken.json"));

        // When
        CollectionRunView second = collect("folder");

        // Then
        assertThat(first.failures()).isEmpty();
        assertThat(first.stored()).isEqualTo(1);
        assertThat(second.stored()).isEqualTo(1);
        assertThat(files("folder")).hasSize(2);
        assertThat(file("folder", "broken.json").state()).isEqualTo(TrailFileState.REFUSED);
        assertThat(file("folder", "broken.json").goneAt()).isNotNull();
    }

    @Test
    void shouldSayWhatIsWrongWithATrailAndCollectTheOthers() {
        // Given
        StubbedTrails.world().bucket("trail-locked").refuse(true);

        // When
        CollectionRunView locked = collect("locked");
        CollectionRunView nowhere = collect("nowhere");

        // Then
        assertThat(locked.failures())
                .extracting(FailedTask::source, FailedTask::error)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "trail.locked", "the listing: AccessDenied: Access Denied"));
        assertThat(nowhere.failures())
                .extracting(FailedTask::error)
                .containsExactly(
                        "attest.trails.nowhere.bucket is missing, and attest.trails.nowhere.folder");
    }

    private static TrailDelivery delivery(String trail, StubBucket bucket) {
        return new TrailDelivery("trail-" + trail, bucket, "AWSLogs/", ACCOUNT, REGION);
    }
}
