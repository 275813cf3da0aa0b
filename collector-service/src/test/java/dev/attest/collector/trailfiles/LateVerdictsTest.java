package dev.attest.collector.trailfiles;

import static dev.attest.collector.trailfiles.StubbedTrails.REGION;
import static dev.attest.collector.trailfiles.TrailRuns.ACCOUNT;
import static dev.attest.collector.trailfiles.TrailRuns.collect;
import static dev.attest.collector.trailfiles.TrailRuns.coverage;
import static dev.attest.collector.trailfiles.TrailRuns.file;
import static dev.attest.collector.trailfiles.TrailRuns.hour;
import static dev.attest.collector.trailfiles.TrailRuns.log;
import static dev.attest.collector.trailfiles.TrailRuns.object;
import static dev.attest.collector.trailfiles.TrailRuns.states;
import static dev.attest.collector.trailfiles.TrailRuns.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubBucket.StoredObject;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trailfiles.coverage.CheckCoverage;
import dev.attest.collector.trailfiles.coverage.CoverageState;
import dev.attest.collector.trailfiles.coverage.DigestKeys;
import dev.attest.traildigest.PublicKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Verdicts that what comes later changes, or must not change.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class LateVerdictsTest {

    private static final String OTHER = "777788889999";

    /// Noon of a day, and an hour after noon three days later.
    private static final int FIRST = 8;

    private static final int LAST = 81;

    @Inject CheckCoverage check;
    @Inject TrailFileRows rows;
    @Inject Transactions transactions;

    @Test
    void shouldTellAGapOfDaysWhenTheDigestAfterItComes() {
        // Given
        TrailDelivery delivery = delivery("gap");
        delivery.digest(hour(FIRST));
        collect("gap");
        delivery.digest(hour(LAST));

        // When
        collect("gap");

        // Then
        assertThat(states("gap")).isEqualTo(aGapOfDays());
    }

    @Test
    void shouldTellAGapOfDaysWhenTheDigestBeforeItComes() {
        // Given
        delivery("gap-behind").digest(hour(LAST));
        collect("gap-behind");
        delivery("gap-behind").digest(hour(FIRST));

        // When
        collect("gap-behind");

        // Then
        assertThat(states("gap-behind")).isEqualTo(aGapOfDays());
    }

    @Test
    void shouldNotMissALogThatIsHereAndNoLongerInTheBucket() {
        // Given
        TrailDelivery delivery = delivery("gone");
        String key = delivery.log(hour(0).plusSeconds(600), log("gone"));
        delivery.log(hour(0).plusSeconds(900), log("not-gone"));
        collect("gone");
        bucket("gone").remove(key);
        collect("gone");
        Instant gone = file("gone", key).goneAt();
        delivery.digest(hour(0));

        // When
        collect("gone");

        // Then
        assertThat(gone).isNotNull();
        assertThat(file("gone", key).state()).isEqualTo(TrailFileState.STORED);
        assertThat(file("gone", key).goneAt()).isEqualTo(gone);
        assertThat(states("gone")).containsExactly(CoverageState.COMPLETE);
    }

    @Test
    void shouldNoticeThatTheLastFileOfAFolderIsGone() {
        // Given
        String key = delivery("emptied").log(hour(0).plusSeconds(600), log("emptied"));
        new TrailDelivery("trail-emptied", bucket("emptied"), "AWSLogs/", "444455556666", REGION)
                .log(hour(0).plusSeconds(600), log("not-emptied"));
        collect("emptied");
        bucket("emptied").remove(key);

        // When
        collect("emptied");

        // Then
        assertThat(file("emptied", key).goneAt()).isNotNull();
        assertThat(TrailRuns.files("emptied")).filteredOn(each -> each.goneAt() == null).hasSize(1);
    }

    @Test
    void shouldLeaveFoldersAloneThatAreNoLongerTheTrails() {
        // Given
        TrailDelivery delivery = delivery("moved");
        String key = delivery.log(hour(0).plusSeconds(600), log("moved"));
        collect("moved");
        transactions.call(connection -> {
            for (String change :
                    List.of(
                            "trail_folder set folder = 'before/' || folder",
                            "trail_file set key = 'before/' || key")) {
                connection.query("update " + change + " where trail = 'moved'").executeAndAwait();
            }
            return key;
        });

        // When
        collect("moved");

        // Then
        assertThat(file("moved", "before/" + key).goneAt()).isNull();
        assertThat(file("moved", key).state()).isEqualTo(TrailFileState.STORED);
    }

    @Test
    void shouldJudgeTheDaysAnewThatADigestOfLateLogsNames() {
        // Given
        TrailDelivery delivery = delivery("late-day");
        for (int i = 0; i < 3; i++) {
            delivery.log(hour(i).plusSeconds(600), log("late-day-" + i));
            delivery.digest(hour(i));
        }
        collect("late-day");
        delivery.log(hour(1).plusSeconds(900), log("late-day-late"));
        collect("late-day");
        List<CoverageState> before = states("late-day");
        delivery.backfill(hour(30));

        // When
        collect("late-day");

        // Then
        assertThat(before)
                .containsExactly(
                        CoverageState.COMPLETE, CoverageState.EXTRA, CoverageState.COMPLETE);
        assertThat(states("late-day").subList(0, 3)).containsOnly(CoverageState.COMPLETE);
    }

    @Test
    void shouldNotPutAnOlderVerdictInPlaceOfALaterOne() {
        // Given
        TrailDelivery delivery = delivery("overtaken");
        String key = delivery.log(hour(0).plusSeconds(600), log("overtaken"));
        delivery.digest(hour(0));
        StoredObject stored = object(bucket("overtaken"), key);
        bucket("overtaken").remove(key);
        collect("overtaken");
        List<CoverageState> before = states("overtaken");
        mark(key);
        var overtaken = new AtomicBoolean();
        DigestKeys slow =
                (region, from, until, needed) -> {
                    if (overtaken.compareAndSet(false, true)) {
                        bucket("overtaken").put(key, stored.bytes(), stored.metadata(), hour(1));
                        collect("overtaken");
                    }
                    return PublicKeys.none();
                };

        // When
        check.run(
                "overtaken",
                slow,
                work ->
                        transactions.call(connection -> {
                            work.accept(connection);
                            return connection;
                        }));

        // Then
        assertThat(before).containsExactly(CoverageState.MISSING);
        assertThat(overtaken).isTrue();
        assertThat(states("overtaken")).containsExactly(CoverageState.COMPLETE);
    }

    @Test
    void shouldJudgeAgainWhenAnImportedLogComesAfterItsDigest() {
        // Given
        var bucket = new StubBucket();
        var delivery = new TrailDelivery("trail", bucket, "AWSLogs/", OTHER, "us-west-2");
        String log = delivery.log(hour(0).plusSeconds(600), log("upload-late"));
        String digest = delivery.digest(hour(0));
        upload(digest, object(bucket, digest)).statusCode(201);
        List<CoverageState> before = imported();

        // When
        upload(log, object(bucket, log)).statusCode(201);

        // Then
        assertThat(before).containsExactly(CoverageState.MISSING);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(imported()).containsExactly(CoverageState.UNVERIFIED));
    }

    private static List<CoverageState> imported() {
        return coverage("upload", OTHER).values().stream().map(each -> each.state()).toList();
    }

    /// The file is told of again, so that its day is to be judged.
    private void mark(String key) {
        TrailFileKey told = TrailFileKey.of(key).orElseThrow();
        transactions.call(connection -> {
            rows.found(
                    connection,
                    "overtaken",
                    List.of(new ListedFile("trail-overtaken", key, told, "", -1)));
            return connection;
        });
    }

    private static List<CoverageState> aGapOfDays() {
        List<CoverageState> states =
                new ArrayList<>(Collections.nCopies(LAST - FIRST - 1, CoverageState.GAP));
        states.addFirst(CoverageState.COMPLETE);
        states.addLast(CoverageState.COMPLETE);
        return states;
    }

    private static StubBucket bucket(String trail) {
        return StubbedTrails.world().bucket("trail-" + trail);
    }

    private static TrailDelivery delivery(String trail) {
        return new TrailDelivery("trail-" + trail, bucket(trail), "AWSLogs/", ACCOUNT, REGION);
    }
}
