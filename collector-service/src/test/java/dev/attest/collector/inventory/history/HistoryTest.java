package dev.attest.collector.inventory.history;

import static dev.attest.collector.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import dev.attest.testsupport.Seeds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class HistoryTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Inject Transactions transactions;

    /// Things by id at a moment, each with the one value that it has.
    private record Shown(Instant at, boolean complete, Map<String, Integer> things) {}

    @Test
    void shouldShowWhatEachReadingShowedInWhateverOrderTheyCame() {
        Seeds.check(
                20,
                random -> {
                    // Given
                    Scope scope = new Scope(account(random), "", "test");
                    List<Shown> readings = readings(random, 8);
                    List<Shown> order = new ArrayList<>(readings);
                    Collections.shuffle(order, new Random(random.nextLong()));

                    // When
                    order.forEach(reading -> keep(scope, reading));

                    // Then
                    List<Shown> known = known(readings);
                    for (Shown reading : known) {
                        assertThat(population(scope, reading.at())).isEqualTo(reading.things());
                        assertThat(population(scope, reading.at().plusSeconds(1)))
                                .isEqualTo(reading.things());
                    }
                    assertThat(population(scope, FIRST.minusSeconds(1))).isEmpty();
                    assertThat(changes(scope)).isEqualTo(expected(known));
                });
    }

    @Test
    void shouldTakeNothingAwayByAReadingInPart() {
        // Given
        Scope scope = new Scope("444400000001", "eu-central-1", "test");
        keep(scope, new Shown(FIRST, true, Map.of("a", 1, "b", 1)));

        // When
        keep(scope, new Shown(FIRST.plusSeconds(60), false, Map.of("a", 2)));

        // Then
        assertThat(population(scope, FIRST.plusSeconds(60))).isEqualTo(Map.of("a", 2, "b", 1));
        assertThat(changes(scope)).containsExactly("60 CHANGED a 1->2");
    }

    @Test
    void shouldNotTakeAReadingInPartForOneThatShowedAThingGone() {
        // Given
        Scope scope = new Scope("444400000002", "", "test");
        keep(scope, new Shown(FIRST, true, Map.of("a", 1, "b", 1)));
        keep(scope, new Shown(FIRST.plusSeconds(60), false, Map.of("b", 1)));

        // When
        keep(scope, new Shown(FIRST.plusSeconds(120), true, Map.of("a", 2, "c", 1)));

        // Then
        assertThat(pages("/api/v1/inventory/changes", scope, "from", FIRST.toString()))
                .extracting(change -> change.get("id") + " after " + change.get("knownUntil"))
                .containsExactly(
                        "a after " + FIRST, "b after " + FIRST.plusSeconds(60), "c after " + FIRST);
    }

    @Test
    void shouldNotTakeAThingThatIsNotShownWholeForAnother() {
        // Given
        Scope scope = new Scope("444400000003", "", "test");
        keep(scope, new Shown(FIRST, true, Map.of("a", 1)));
        var moment = new Moment(FIRST.plusSeconds(60), FIRST, false, UUID.randomUUID());
        List<Thing> part = List.of(thing("a", 2, false), thing("new", 2, false));

        // When
        transactions.call(connection -> new History(connection).keep(scope, moment, part));

        // Then
        assertThat(population(scope, FIRST.plusSeconds(60))).isEqualTo(Map.of("a", 1, "new", 2));
        assertThat(changes(scope)).containsExactly("60 ADDED new ->2");
    }

    @Test
    void shouldTakeAnotherOrderForTheSame() {
        // Given
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.putArray("list").add("x").add("y");
        one.put("name", "n").putNull("nothing");
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        other.put("name", "n").putArray("list").add("y").add("x");

        // When, Then
        assertThat(CanonicalJson.text(one)).isEqualTo(CanonicalJson.text(other));
    }

    @Test
    void shouldRefuseTimesInTheWrongOrder() {
        // When, Then
        as("auditor")
                .queryParam("from", "2026-01-02T00:00:00Z")
                .queryParam("to", "2026-01-01T00:00:00Z")
                .get("/api/v1/inventory/changes")
                .then()
                .statusCode(422);
        as("auditor").get("/api/v1/inventory/changes").then().statusCode(400);
    }

    private static String account(RandomGenerator random) {
        return "4%011d".formatted(random.nextLong(100_000_000_000L));
    }

    private static List<Shown> readings(RandomGenerator random, int count) {
        List<Shown> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Integer> things = new TreeMap<>();
            for (String id : List.of("a", "b", "c", "d")) {
                if (random.nextInt(3) > 0) {
                    things.put(id, random.nextInt(2));
                }
            }
            boolean complete = random.nextInt(3) > 0;
            readings.add(new Shown(FIRST.plus(Duration.ofMinutes(i)), complete, things));
        }
        return readings;
    }

    /// What is known at each reading: of what one in part does not show, what was known before.
    private static List<Shown> known(List<Shown> readings) {
        List<Shown> known = new ArrayList<>();
        Map<String, Integer> before = Map.of();
        for (Shown reading : readings) {
            Map<String, Integer> things = new TreeMap<>(reading.complete() ? Map.of() : before);
            things.putAll(reading.things());
            known.add(new Shown(reading.at(), reading.complete(), things));
            before = things;
        }
        return known;
    }

    private void keep(Scope scope, Shown reading) {
        List<Thing> things =
                reading.things().entrySet().stream()
                        .map(each -> thing(each.getKey(), each.getValue(), true))
                        .toList();
        var moment = new Moment(reading.at(), reading.at(), reading.complete(), UUID.randomUUID());
        transactions.call(connection -> new History(connection).keep(scope, moment, things));
    }

    private static Thing thing(String id, int value, boolean whole) {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("value", value);
        return new Thing("thing", id, id, state, whole);
    }

    private static List<String> expected(List<Shown> readings) {
        List<String> changes = new ArrayList<>();
        boolean listed = false;
        for (int i = 1; i < readings.size(); i++) {
            listed |= readings.get(i - 1).complete();
            Map<String, Integer> before = readings.get(i - 1).things();
            Map<String, Integer> after = readings.get(i).things();
            var ids = new TreeSet<String>(before.keySet());
            ids.addAll(after.keySet());
            for (String id : ids) {
                Integer was = before.get(id);
                Integer is = after.get(id);
                if (!Objects.equals(was, is) && (was != null || listed)) {
                    changes.add(
                            "%d %s %s %s->%s"
                                    .formatted(i * 60, word(was, is), id, text(was), text(is)));
                }
            }
        }
        return changes;
    }

    private static String word(@Nullable Integer was, @Nullable Integer is) {
        return was == null ? "ADDED" : is == null ? "REMOVED" : "CHANGED";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Map<String, Integer> population(Scope scope, Instant at) {
        Map<String, Integer> things = new TreeMap<>();
        for (Map<String, Object> each :
                pages("/api/v1/inventory/population", scope, "at", at.toString())) {
            things.put(String.valueOf(each.get("id")), value(each.get("state")));
        }
        return things;
    }

    private static List<String> changes(Scope scope) {
        List<String> changes = new ArrayList<>();
        for (Map<String, Object> each :
                pages(
                        "/api/v1/inventory/changes",
                        scope,
                        "from",
                        FIRST.minusSeconds(9).toString())) {
            long seconds =
                    Duration.between(FIRST, Instant.parse(String.valueOf(each.get("at"))))
                            .toSeconds();
            changes.add(
                    "%d %s %s %s->%s"
                            .formatted(
                                    seconds,
                                    each.get("change"),
                                    each.get("id"),
                                    each.get("before") == null ? "" : value(each.get("before")),
                                    each.get("after") == null ? "" : value(each.get("after"))));
        }
        return changes;
    }

    private static Integer value(@Nullable Object state) {
        Object value = ((Map<?, ?>) Objects.requireNonNull(state)).get("value");
        return (Integer) Objects.requireNonNull(value);
    }

    private static List<Map<String, Object>> pages(
            String path, Scope scope, String parameter, String value) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = null;
        do {
            var request =
                    as("auditor")
                            .queryParam("limit", 3)
                            .queryParam("account", scope.accountId())
                            .queryParam(parameter, value);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(path).then().statusCode(200).extract().jsonPath();
            all.addAll(page.getObject("items", new TypeRef<List<Map<String, Object>>>() {}));
            cursor = page.getString("next");
        } while (cursor != null);
        return all;
    }
}
