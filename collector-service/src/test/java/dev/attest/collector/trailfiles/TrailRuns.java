package dev.attest.collector.trailfiles;

import static dev.attest.collector.Api.as;

import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubBucket.StoredObject;
import dev.attest.collector.collection.CollectionRunView;
import dev.attest.collector.trail.TrailFixture;
import dev.attest.collector.trailfiles.coverage.CoverageState;
import dev.attest.collector.trailfiles.coverage.TrailCoverageView;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Runs over trails, and what they leave behind.
final class TrailRuns {

    static final String ACCOUNT = "111122223333";

    /// Some days ago, so that every hour is over: the hour that a trail begins with.
    static final Instant START =
            Clock.systemUTC()
                    .instant()
                    .truncatedTo(ChronoUnit.HOURS)
                    .minus(Duration.ofDays(5))
                    .truncatedTo(ChronoUnit.DAYS)
                    .plus(Duration.ofHours(3));

    private TrailRuns() {}

    static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /// A log with one record.
    static String log(String eventId) {
        return TrailFixture.file(TrailFixture.record(eventId, START.toString()));
    }

    static CollectionRunView collect(String trail) {
        String id =
                as("automation")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .body(Map.of("source", "trail." + trail))
                        .post("/api/v1/collections")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                as("automation")
                                        .get("/api/v1/collections/" + id)
                                        .then()
                                        .statusCode(200)
                                        .extract()
                                        .as(CollectionRunView.class),
                        run -> run.done() == run.tasks());
    }

    /// The verdicts of a trail by hour.
    static Map<Instant, TrailCoverageView> coverage(String trail, String account) {
        Map<Instant, TrailCoverageView> hours = new TreeMap<>();
        as("automation")
                .queryParam("trail", trail)
                .queryParam("account", account)
                .queryParam("limit", 400)
                .get("/api/v1/trail-coverage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items", TrailCoverageView.class)
                .forEach(view -> hours.put(view.hour(), view));
        return hours;
    }

    /// The states of a trail's hours, in their order.
    static List<CoverageState> states(String trail) {
        return coverage(trail, ACCOUNT).values().stream().map(TrailCoverageView::state).toList();
    }

    static List<TrailFileView> files(String trail) {
        List<TrailFileView> files = new ArrayList<>();
        String cursor = null;
        do {
            var request = as("automation").queryParam("trail", trail).queryParam("limit", 400);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page =
                    request.get("/api/v1/trail-files").then().statusCode(200).extract().jsonPath();
            files.addAll(page.getList("items", TrailFileView.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return files;
    }

    static TrailFileView file(String trail, String key) {
        return files(trail).stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow();
    }

    /// Imports a file of a bucket, a digest with its signature.
    static ValidatableResponse upload(String key, StoredObject object) {
        String kind = key.contains("Digest") ? "trail-digest" : "cloudtrail";
        var request =
                as("automation")
                        .contentType("application/octet-stream")
                        .queryParam("name", key.substring(key.lastIndexOf('/') + 1))
                        .body(object.bytes());
        if (object.metadata().containsKey("signature")) {
            request.queryParam("signature", object.metadata().get("signature"));
        }
        return request.post("/api/v1/imports/" + kind).then();
    }

    static StoredObject object(StubBucket bucket, String key) {
        return Objects.requireNonNull(bucket.objects().get(key));
    }

    /// Whether an event is stored.
    static boolean stored(String eventId) {
        return as("automation").get("/api/v1/activity/" + eventId).statusCode() == 200;
    }
}
