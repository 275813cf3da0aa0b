package dev.attest.collector.trailfiles;

import static dev.attest.collector.Api.as;
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
import static dev.attest.collector.trailfiles.coverage.CoverageState.ALTERED;
import static dev.attest.collector.trailfiles.coverage.CoverageState.COMPLETE;
import static dev.attest.collector.trailfiles.coverage.CoverageState.DIGEST_INVALID;
import static dev.attest.collector.trailfiles.coverage.CoverageState.EXTRA;
import static dev.attest.collector.trailfiles.coverage.CoverageState.GAP;
import static dev.attest.collector.trailfiles.coverage.CoverageState.MISSING;
import static dev.attest.collector.trailfiles.coverage.CoverageState.NO_DIGEST;
import static dev.attest.collector.trailfiles.coverage.CoverageState.UNVERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubBucket.StoredObject;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.collector.collection.CollectionRunView;
import dev.attest.collector.trailfiles.coverage.TrailCoverageView;
import dev.attest.collector.trailfiles.coverage.TrailCoverageView.Finding;
import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What is known of the logs' wholeness, through the whole service.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class TrailCoverageTest {

    private static final String OTHER = "444455556666";

    @Test
    void shouldProveTheTrailOfAnOrganizationComplete() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-org");
        String root = "cloud/AWSLogs/o-abcdef1234/";
        for (String account : List.of(ACCOUNT, OTHER)) {
            var delivery = new TrailDelivery("trail-org", bucket, root, account, REGION);
            for (int i = 0; i < 4; i++) {
                delivery.log(hour(i).plusSeconds(600), log("org-" + account + "-" + i));
                delivery.digest(hour(i));
            }
        }

        // When
        CollectionRunView first = collect("org");
        CollectionRunView second = collect("org");

        // Then
        assertThat(first.failures()).isEmpty();
        assertThat(first.stored()).isEqualTo(8);
        assertThat(second.fetched()).isZero();
        for (String account : List.of(ACCOUNT, OTHER)) {
            assertThat(coverage("org", account).values())
                    .hasSize(4)
                    .allSatisfy(hour -> {
                        assertThat(hour.state()).isEqualTo(COMPLETE);
                        assertThat(hour.proof()).isEqualTo(Verdict.SIGNED);
                        assertThat(hour.verified()).isEqualTo(1);
                        assertThat(hour.findings()).isEmpty();
                    });
        }
        assertThat(kept(verdict(coverage("org", OTHER), 2).digests().getFirst()))
                .contains("\"awsAccountId\":\"" + OTHER + "\"");
    }

    @Test
    void shouldNameWhatIsMissingAlteredAndExtra() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-holes");
        var delivery = new TrailDelivery("trail-holes", bucket, "AWSLogs/", ACCOUNT, REGION);
        List<String> logs = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            logs.add(delivery.log(hour(i).plusSeconds(600), log("holes-" + i)));
            delivery.digest(hour(i));
        }
        damage(bucket, logs);
        String extra = delivery.foreign(hour(4).plusSeconds(700), log("holes-extra"));
        delivery.foreign(hour(9), log("holes-later"));

        // When
        CollectionRunView run = collect("holes");

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(states("holes"))
                .containsExactly(
                        COMPLETE, MISSING, ALTERED, ALTERED, EXTRA, COMPLETE, COMPLETE, NO_DIGEST);
        Map<Instant, TrailCoverageView> hours = coverage("holes", ACCOUNT);
        assertThat(verdict(hours, 1).findings())
                .extracting(Finding::kind, Finding::file)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "LOG_MISSING", "trail-holes/" + logs.get(1)));
        assertThat(verdict(hours, 4).findings())
                .extracting(Finding::kind, Finding::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("LOG_EXTRA", extra));
        assertThat(verdict(hours, 4).verified()).isEqualTo(1);
        assertThat(missingHours()).containsExactly(hour(1).toString());
    }

    @Test
    void shouldTrustNoForgedDigestAndFindARemovedOne() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-forged");
        var delivery = new TrailDelivery("trail-forged", bucket, "AWSLogs/", ACCOUNT, REGION);
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            delivery.log(hour(i).plusSeconds(600), log("forged-" + i));
            digests.add(delivery.digest(hour(i)));
        }
        rewrite(bucket, digests.get(1));
        bucket.remove(digests.get(3));
        rewrite(bucket, digests.get(5));

        // When
        CollectionRunView run = collect("forged");

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(states("forged"))
                .containsExactly(COMPLETE, DIGEST_INVALID, COMPLETE, GAP, COMPLETE, DIGEST_INVALID);
        assertThat(verdict(coverage("forged", ACCOUNT), 3).findings())
                .extracting(Finding::kind)
                .containsExactly("DIGEST_MISSING");
    }

    @Test
    void shouldKnowALateLogByTheDigestThatCameAfterwards() {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-late");
        var delivery = new TrailDelivery("trail-late", bucket, "AWSLogs/", ACCOUNT, REGION);
        for (int i = 0; i < 3; i++) {
            delivery.log(hour(i).plusSeconds(600), log("late-" + i));
            delivery.digest(hour(i));
        }
        collect("late");
        delivery.log(hour(1).plusSeconds(900), log("late-late"));
        CollectionRunView unexplained = collect("late");
        List<?> before = states("late");
        delivery.backfill(hour(1));

        // When
        CollectionRunView run = collect("late");

        // Then
        assertThat(unexplained.stored()).isEqualTo(1);
        assertThat(before).isEqualTo(List.of(COMPLETE, EXTRA, COMPLETE));
        assertThat(run.failures()).isEmpty();
        assertThat(states("late")).containsExactly(COMPLETE, COMPLETE, COMPLETE);
        assertThat(verdict(coverage("late", ACCOUNT), 1).verified()).isEqualTo(2);
    }

    @Test
    void shouldJudgeImportedLogsByTheDigestsThatAreImportedWithThem() {
        // Given
        StubBucket bucket = new StubBucket();
        var delivery = new TrailDelivery("trail", bucket, "AWSLogs/", ACCOUNT, "us-west-2");
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String log = delivery.log(hour(i).plusSeconds(600), log("upload-" + i));
            if (i != 1) {
                files.add(log);
            }
            files.add(delivery.digest(hour(i)));
        }

        // When
        for (String key : files) {
            upload(key, object(bucket, key)).statusCode(201);
        }
        upload(files.getLast(), object(bucket, files.getLast())).statusCode(200);

        // Then
        Map<Instant, TrailCoverageView> hours = coverage("upload", ACCOUNT);
        assertThat(hours.values())
                .extracting(TrailCoverageView::state)
                .containsExactly(UNVERIFIED, MISSING, UNVERIFIED);
        assertThat(verdict(hours, 0).proof()).isEqualTo(Verdict.CHAINED);
        assertThat(verdict(hours, 2).proof()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(verdict(hours, 0).verified()).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheFileOfADigestIsGone() throws IOException {
        // Given
        StubBucket bucket = StubbedTrails.world().bucket("trail-unkept");
        var delivery = new TrailDelivery("trail-unkept", bucket, "AWSLogs/", ACCOUNT, REGION);
        delivery.log(hour(0).plusSeconds(600), log("unkept-0"));
        delivery.digest(hour(0));
        collect("unkept");
        String sha256 = verdict(coverage("unkept", ACCOUNT), 0).digests().getFirst();
        Path folder = Path.of("target/evidence-trails/raw");
        Files.delete(
                folder.resolve(sha256.substring(0, 2))
                        .resolve(sha256.substring(2, 4))
                        .resolve(sha256));

        // When
        var answer = as("auditor").get("/api/v1/trail-coverage/digests/" + sha256).then();

        // Then
        answer.statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("evidence-missing"))
                .body("detail", containsString(sha256));
    }

    @Test
    void shouldRefuseADigestThatIsNone() {
        // Given
        String name = ACCOUNT + "_CloudTrail-Digest_us-west-2_all_us-east-1_20260301T050000Z.json";
        var digest =
                new StoredObject(
                        "{\"logFiles\":[]}".getBytes(StandardCharsets.UTF_8), Map.of(), hour(0));

        // When
        var refused = upload(name, digest);

        // Then
        refused.statusCode(422).body("detail", containsString(name));
    }

    @Test
    void shouldSayWhyAnImportedLogWasRefused() {
        // Given
        String name = "999988887777_CloudTrail_us-west-2_20260301T0500Z_refusedrefused00.json";
        var log = new StoredObject("no JSON".getBytes(StandardCharsets.UTF_8), Map.of(), hour(0));

        // When
        upload(name, log).statusCode(422);

        // Then
        TrailFileView file = file("upload", name);
        assertThat(file.state()).isEqualTo(TrailFileState.REFUSED);
        assertThat(file.error()).contains("byte 0");
    }

    private static TrailCoverageView verdict(Map<Instant, TrailCoverageView> hours, int hour) {
        return Objects.requireNonNull(hours.get(hour(hour)));
    }

    /// A digest file, as the evidence gives it out.
    private static String kept(String sha256) {
        return as("auditor")
                .get("/api/v1/trail-coverage/digests/" + sha256)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /// Removes the second, exchanges the third, and flips a bit of the fourth.
    private static void damage(StubBucket bucket, List<String> logs) {
        bucket.remove(logs.get(1));
        StoredObject altered = object(bucket, logs.get(2));
        bucket.put(
                logs.get(2),
                TrailDelivery.gzip(log("holes-forged").getBytes(StandardCharsets.UTF_8)),
                altered.metadata(),
                altered.modified());
        byte[] flipped = object(bucket, logs.get(3)).bytes().clone();
        flipped[flipped.length / 2] ^= 1;
        bucket.put(logs.get(3), flipped, Map.of(), altered.modified());
    }

    private static List<String> missingHours() {
        return as("automation")
                .queryParam("trail", "holes")
                .queryParam("state", "MISSING")
                .queryParam("from", hour(0).toString())
                .queryParam("to", hour(2).toString())
                .queryParam("region", REGION)
                .get("/api/v1/trail-coverage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.hour");
    }

    /// Changes what a digest says, and leaves its signature.
    private static void rewrite(StubBucket bucket, String key) {
        StoredObject digest = object(bucket, key);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(digest.bytes()))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String hash = text.replaceAll(".*\"hashValue\":\"([0-9a-f]+)\".*", "$1");
            String forged = text.replace(hash, Sha256.hex(new byte[] {1}));
            bucket.put(
                    key,
                    TrailDelivery.gzip(forged.getBytes(StandardCharsets.UTF_8)),
                    digest.metadata(),
                    digest.modified());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
