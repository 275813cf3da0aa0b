package dev.attest.collector.collection;

import static dev.attest.collector.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubLimits;
import dev.attest.awsstub.StubWorld;
import dev.attest.awsstub.TrailGenerator;
import dev.attest.collector.Api;
import dev.attest.collector.collection.CollectionRunView.FailedTask;
import dev.attest.collector.trail.TrailFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StubbedAws.class)
class CollectionApiTest {

    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");

    @Test
    void shouldKeepEveryEventOfEveryRegionAndSourceWithACheckpoint() {
        // Given
        StubAccount account = account("200000000001");
        fill(account, 900, 3);

        // When
        CollectionRunView run = collect(account.id());

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(run.tasks()).isEqualTo(10);
        assertThat(run.stored()).isEqualTo(900);
        assertThat(stored(account.id())).isEqualTo(ids(account));
        List<CheckpointView> checkpoints = checkpoints(account.id());
        assertThat(checkpoints).hasSize(10);
        assertThat(checkpoints)
                .allSatisfy(checkpoint -> {
                    assertThat(checkpoint.state()).isEqualTo(CheckpointState.ACTIVE);
                    assertThat(checkpoint.missingFrom()).isNull();
                    assertThat(checkpoint.collectedUntil()).isNotNull();
                });
        assertThat(checkpoints.stream().mapToLong(CheckpointView::stored).sum()).isEqualTo(900);
        CheckpointView iam =
                checkpoints.stream()
                        .filter(c -> c.source().equals("iam"))
                        .findFirst()
                        .orElseThrow();
        assertThat(iam.region()).isEqualTo("us-east-1");
        assertThat(iam.lastEvent()).isEqualTo(newest(account, "iam.amazonaws.com"));
    }

    @Test
    void shouldTellWhereInTheOrganizationAnAccountIs() {
        // Given
        StubAccount account = account("200000000012").unit("Workloads/Prod");

        // When
        collect(account.id());

        // Then
        assertThat(collectedAccounts().get(account.id()))
                .containsEntry("unit", "Root/Workloads/Prod");
        assertThat(collectedAccounts().get("100000000000")).containsEntry("unit", "Root");
    }

    @Test
    void shouldTakeWhatCameLateAndNothingTwice() {
        // Given
        StubAccount account = account("200000000002");
        fill(account, 60, 4);
        collect(account.id());
        Instant now = Clock.systemUTC().instant();
        StubEvent late =
                new TrailGenerator(44)
                        .event(account, REGIONS, now.minus(Duration.ofMinutes(100)), now);
        account.add(late);

        // When
        CollectionRunView second = collect(account.id());

        // Then
        assertThat(second.stored()).isEqualTo(1);
        assertThat(stored(account.id())).isEqualTo(ids(account));
        assertThat(
                        checkpoints(account.id()).stream()
                                .filter(c -> c.latenessLongestSeconds() != null)
                                .toList())
                .singleElement()
                .satisfies(c -> assertThat(c.latenessLongestSeconds()).isBetween(5_900L, 7_200L));
    }

    @Test
    void shouldShowARefusalAndCollectTheNeighbours() {
        // Given
        StubAccount locked = StubbedAws.world().account("200000000003", "Locked");
        locked.role("AttestReader", "another-id");
        StubAccount open = account("200000000004");
        fill(open, 40, 5);

        // When
        CollectionRunView failed = collect(locked.id());
        CollectionRunView fine = collect(open.id());

        // Then
        assertThat(failed.failed()).isEqualTo(10);
        assertThat(failed.failures())
                .extracting(FailedTask::error)
                .allMatch(error -> error.startsWith("AccessDenied: "));
        assertThat(fine.stored()).isEqualTo(40);
        assertThat(checkpoints(locked.id()))
                .extracting(CheckpointView::state)
                .containsOnly(CheckpointState.ERROR);
        assertThat(collectedAccounts().get(locked.id()))
                .asString()
                .contains("AccessDenied")
                .contains("ACTIVE");
        assertThat(collectedAccounts().get("100000000000"))
                .asString()
                .contains("SUSPENDED in Root");
    }

    @Test
    void shouldKeepTwentyFiveThousandEventsOfAnAwsThatFailsInEveryWay() {
        // Given
        StubAccount account = account("200000000006");
        fill(account, 25_000, 6);
        StubWorld world = StubbedAws.world();
        StubLimits calm = world.limits();

        // When
        CollectionRunView run;
        try {
            StubLimits moody =
                    calm.latency(Duration.ZERO, Duration.ofMillis(60))
                            .broken(4)
                            .tokenLife(Duration.ofMillis(700))
                            .sessionLife(Duration.ofSeconds(4))
                            .shortPages(true);
            long throttled = world.count("LookupEvents throttled");
            world.limits(moody.lookupsPerSecond(2));
            String id = start(account.id(), UUID.randomUUID().toString());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> world.count("LookupEvents throttled") > throttled);
            world.limits(moody.lookupsPerSecond(40));
            run = done(id);
        } finally {
            world.limits(calm);
        }

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(run.stored()).isEqualTo(25_000);
        assertThat(stored(account.id())).isEqualTo(ids(account));
        assertThat(world.counts()).containsKey("LookupEvents token refused");
        JsonPath shown =
                as("automation")
                        .queryParam("account", account.id())
                        .get("/api/v1/checkpoints")
                        .jsonPath();
        assertThat(shown.getList("items.lookups", Long.class)).allMatch(calls -> calls > 0);
        assertThat(shown.getList("items.lookupsThrottled", Long.class))
                .anyMatch(calls -> calls > 0);
    }

    @Test
    void shouldLeaveAPausedCheckpointAlone() {
        // Given
        StubAccount account = account("200000000007");
        fill(account, 20, 7);
        collect(account.id());
        fill(account, 10, 8);
        String path = "/api/v1/checkpoints/" + account.id() + "/us-east-1/iam";
        String tag = as("admin").get(path).then().statusCode(200).extract().header("ETag");

        // When
        as("admin")
                .header("If-Match", tag)
                .contentType("application/json")
                .body(Map.of("state", "PAUSED"))
                .put(path)
                .then()
                .statusCode(200);
        CollectionRunView run = collect(account.id());

        // Then
        assertThat(run.failures())
                .extracting(FailedTask::source, FailedTask::error)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("iam", "the checkpoint is paused"));
        as("admin")
                .header("If-Match", tag)
                .contentType("application/json")
                .body(Map.of("state", "ACTIVE"))
                .put(path)
                .then()
                .statusCode(412);
    }

    @Test
    void shouldKeepAnEventThatNobodyCanRead() {
        // Given
        StubAccount account = account("200000000009");
        Instant time = Clock.systemUTC().instant().minus(Duration.ofDays(3));
        account.add(
                new StubEvent(
                        "unreadable",
                        time,
                        "us-east-1",
                        "iam.amazonaws.com",
                        "?",
                        "?",
                        time,
                        "{}"));

        // When
        CollectionRunView run = collect(account.id());

        // Then
        assertThat(run.failures()).isEmpty();
        assertThat(checkpoints(account.id())).extracting(CheckpointView::refused).contains(1L);
        assertThat(quarantined()).anyMatch(file -> file.startsWith("lookup/200000000009/"));
    }

    @Test
    void shouldSetAnEventAsideOnceThatEveryRunSees() {
        // Given
        StubAccount account = account("200000000010");
        Instant time = Clock.systemUTC().instant().minus(Duration.ofMinutes(30));
        for (String record : List.of("{}", "{\"eventVersion\":\"1.11\"}")) {
            account.add(unreadable(time, record));
        }
        collect(account.id());

        // When
        account.add(unreadable(time, "{\"eventVersion\":\"1.12\"}"));
        collect(account.id());
        collect(account.id());

        // Then
        assertThat(checkpoints(account.id()).stream().mapToLong(CheckpointView::refused).sum())
                .isEqualTo(3);
        assertThat(quarantined())
                .filteredOn(file -> file.startsWith("lookup/200000000010/"))
                .hasSize(3);
    }

    private static StubEvent unreadable(Instant time, String record) {
        String source = "iam.amazonaws.com";
        String id = "unreadable-" + UUID.randomUUID();
        return new StubEvent(id, time, "us-east-1", source, "?", "?", time, record);
    }

    @Test
    void shouldStartOnceForOneKey() {
        // Given
        StubAccount account = account("200000000005");
        String key = UUID.randomUUID().toString();

        // When
        String first = start(account.id(), key);

        // Then
        assertThat(start(account.id(), key)).isEqualTo(first);
        as("automation")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("account", "200000000004"))
                .post("/api/v1/collections")
                .then()
                .statusCode(422);
    }

    @Test
    void shouldKeepCountAndShowEventsOfAnAccountThatNothingLists() {
        // Given
        collect(account("200000000008").id());
        String stranger = "299999999999";
        String file =
                TrailFixture.file(
                                TrailFixture.record("of-a-stranger-1"),
                                TrailFixture.record("of-a-stranger-2"))
                        .replace("111122223333", stranger);

        // When
        List<String> warnings =
                Api.importCloudtrail("stranger.json", file)
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getList("warnings");

        // Then
        assertThat(warnings)
                .containsExactly("2 records are of account " + stranger + ", which nothing lists");
        assertThat(stored(stranger))
                .containsExactlyInAnyOrder("of-a-stranger-1", "of-a-stranger-2");
        collect("200000000008");
        assertThat(collectedAccounts().get(stranger))
                .containsEntry("state", "UNLISTED")
                .containsEntry("unlistedEvents", 2);
    }

    @Test
    void shouldTellThePartitionOfAnAccountThatNothingLists() {
        // Given
        collect(account("200000000011").id());
        String file =
                TrailFixture.file(TrailFixture.record("of-a-stranger-in-china"))
                        .replace("111122223333", "299999999998")
                        .replace("eu-central-1", "cn-north-1");

        // When
        Api.importCloudtrail("stranger-in-china.json", file).statusCode(201);

        // Then
        assertThat(collectedAccounts().get("299999999998"))
                .containsEntry("state", "UNLISTED")
                .containsEntry("partition", "aws-cn");
    }

    @Test
    void shouldRefuseASourceThatIsNoneAndNameThoseThatAre() {
        // When, Then
        ask(Map.of("source", "siginn"))
                .statusCode(422)
                .body("code", equalTo("unknown-source"))
                .body("detail", startsWith("There is no source siginn. There are cloudtrail, iam,"))
                .body("detail", containsString(", inventory, inventory.access-analyzer,"))
                .body("detail", endsWith("; name any other in attest.collection.sources."));
        ask(Map.of("source", "inventory.dreams"))
                .statusCode(422)
                .body("code", equalTo("unknown-source"));
    }

    @Test
    void shouldRefuseARoundOfNothing() {
        // When, Then
        ask(Map.of("source", "trail.of-nobody"))
                .statusCode(422)
                .body(
                        "detail",
                        equalTo(
                                "No collected account or trail matches; see GET"
                                        + " /api/v1/collected-accounts."));
    }

    private static ValidatableResponse ask(Map<String, String> body) {
        return as("automation")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/collections")
                .then();
    }

    private static StubAccount account(String id) {
        return StubbedAws.world().account(id, "Account " + id).role("AttestReader", "hush");
    }

    private static void fill(StubAccount account, int events, long seed) {
        new TrailGenerator(seed)
                .fill(account, REGIONS, events, Duration.ofDays(89), Clock.systemUTC().instant());
    }

    private static CollectionRunView collect(String account) {
        return done(start(account, UUID.randomUUID().toString()));
    }

    private static CollectionRunView done(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> run(id), run -> run.done() == run.tasks());
    }

    private static String start(String account, String key) {
        return as("automation")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("account", account))
                .post("/api/v1/collections")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static CollectionRunView run(String id) {
        return as("automation")
                .get("/api/v1/collections/" + id)
                .then()
                .statusCode(200)
                .extract()
                .as(CollectionRunView.class);
    }

    private static List<CheckpointView> checkpoints(String account) {
        return as("automation")
                .queryParam("account", account)
                .get("/api/v1/checkpoints")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items", CheckpointView.class);
    }

    private static Map<String, Map<String, Object>> collectedAccounts() {
        List<Map<String, Object>> items =
                as("automation")
                        .get("/api/v1/collected-accounts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getObject("items", new TypeRef<>() {});
        return items.stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                item -> String.valueOf(item.get("accountId")), item -> item));
    }

    private static List<String> quarantined() {
        return as("automation")
                .queryParam("limit", 500)
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.file", String.class);
    }

    private static Set<String> stored(String account) {
        Set<String> ids = new HashSet<>();
        String cursor = null;
        do {
            var request = as("automation").queryParam("account", account).queryParam("limit", 500);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/api/v1/activity").then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.eventId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }

    private static Set<String> ids(StubAccount account) {
        return account.all().stream()
                .map(StubEvent::id)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Instant newest(StubAccount account, String source) {
        return account.all().stream()
                .filter(event -> event.source().equals(source))
                .map(StubEvent::time)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
