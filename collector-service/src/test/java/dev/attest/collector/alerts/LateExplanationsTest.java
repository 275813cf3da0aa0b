package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Alerts about what an event that came late explains: history that is imported newest first ends
/// with the alerts of the same history in order.
@QuarkusTest
@TestProfile(RealService.class)
class LateExplanationsTest {

    private static final String NETWORKS = "sign-in-from-new-network";
    private static final String KEYS = "second-access-key";
    private static final Instant NOW =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(9));
    private static final String HOME = "203.0.113.9";
    private static final String AWAY = "198.51.100.7";

    @Inject Transactions transactions;

    private final String user = "late-" + UUID.randomUUID();

    @Test
    void shouldCloseAnAlertThatAnEarlierSightExplains() {
        // Given
        signIn(80, HOME);
        signIn(5, AWAY);
        List<Map<String, Object>> before = alerts(NETWORKS);

        // When
        signIn(40, AWAY);

        // Then
        assertThat(before).extracting(a -> a.get("state")).containsExactly("OPEN");
        assertThat(alerts(NETWORKS))
                .extracting(a -> a.get("eventId"), a -> a.get("state"), a -> a.get("closedBy"))
                .containsExactly(
                        tuple(user + "-5", "CLOSED", "attest"), tuple(user + "-40", "OPEN", null));
        assertThat(alerts(NETWORKS).getFirst())
                .containsEntry("matches", 0)
                .containsEntry(
                        "reason",
                        "An event that was learnt of later explains it: the rule finds nothing"
                                + " here.");
        assertThat(changes(alerts(NETWORKS).getFirst()))
                .extracting(c -> c.get("state"), c -> c.get("by"))
                .containsExactly(tuple("CLOSED", "attest"));
    }

    @Test
    void shouldGoOnWithTheAlertWhenTheEarlierSightIsAboutTheSame() {
        // Given
        signIn(80, HOME);
        signIn(5, AWAY);

        // When
        signIn(10, AWAY);

        // Then
        assertThat(alerts(NETWORKS))
                .extracting(a -> a.get("state"), a -> a.get("matches"))
                .containsExactly(tuple("OPEN", 1));
        assertThat(counted(NETWORKS)).containsExactly(user + "-10");
    }

    @Test
    void shouldOpenAnAlertAgainThatIsFoundAgain() {
        // Given
        key(40, "CreateAccessKey");
        key(10, "CreateAccessKey");

        // When
        key(30, "DeleteAccessKey");
        List<Map<String, Object>> explained = alerts(KEYS);
        key(20, "CreateAccessKey");

        // Then
        assertThat(explained).extracting(a -> a.get("state")).containsExactly("CLOSED");
        assertThat(alerts(KEYS))
                .extracting(a -> a.get("id"), a -> a.get("state"), a -> a.get("matches"))
                .containsExactly(tuple(explained.getFirst().get("id"), "OPEN", 1));
        assertThat(changes(explained.getFirst()))
                .extracting(c -> c.get("state"))
                .containsExactly("CLOSED", "OPEN");
    }

    @Test
    void shouldRaiseAnotherAlertWhenWhatIsFoundAgainHasAnotherKey() {
        // Given
        key(40, "CreateAccessKey");
        key(10, "CreateAccessKey");
        key(30, "DeleteAccessKey");
        String explained = String.valueOf(alerts(KEYS).getFirst().get("id"));
        transactions.call(connection ->
                connection
                        .preparedQuery("update alert set dedup_key = 'before' where id = $1")
                        .executeAndAwait(Tuple.of(UUID.fromString(explained))));

        // When
        key(20, "CreateAccessKey");

        // Then
        assertThat(alerts(KEYS))
                .extracting(a -> explained.equals(a.get("id")), a -> a.get("state"))
                .containsExactlyInAnyOrder(tuple(true, "CLOSED"), tuple(false, "OPEN"));
    }

    @Test
    void shouldLeaveClosedWhatSomebodyClosed() {
        // Given
        key(40, "CreateAccessKey");
        key(10, "CreateAccessKey");
        String id = String.valueOf(alerts(KEYS).getFirst().get("id"));
        Api.as("security-analyst")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\":\"known\"}")
                .post("/api/v1/alerts/{id}/closure", id)
                .then()
                .statusCode(200);

        // When
        key(30, "DeleteAccessKey");
        key(20, "CreateAccessKey");

        // Then
        assertThat(alerts(KEYS))
                .extracting(a -> a.get("state"), a -> a.get("reason"))
                .containsExactly(tuple("CLOSED", "known"));
    }

    @Test
    void shouldCountTheSameInWhateverOrderHistoryIsImported() {
        // Given
        long seed = 20_261_122L;
        Random dice = new Random(seed);
        List<Integer> days = new ArrayList<>(List.of(85, 70, 69, 55, 54, 40, 33, 20, 11, 10, 3));
        List<String> networks = List.of(HOME, AWAY, "192.0.2.1");
        List<String> addresses =
                days.stream().map(_ -> networks.get(dice.nextInt(networks.size()))).toList();
        for (int i = 0; i < days.size(); i++) {
            signIn(days.get(i), addresses.get(i));
        }
        Set<String> inOrder = counted(NETWORKS);

        // When
        List<Integer> shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, dice);
        String other = "late-" + UUID.randomUUID();
        for (int day : shuffled) {
            signIn(other, day, addresses.get(days.indexOf(day)));
        }

        // Then
        assertThat(inOrder).as("seed %d", seed).isNotEmpty();
        assertThat(counted(other, NETWORKS))
                .as("seed %d", seed)
                .isEqualTo(
                        new TreeSet<>(
                                inOrder.stream().map(id -> id.replace(user, other)).toList()));
    }

    private void signIn(int daysAgo, String address) {
        signIn(user, daysAgo, address);
    }

    private static void signIn(String user, int daysAgo, String address) {
        imported(
                """
                {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333","userName":"%1$s",\
                "arn":"arn:aws:iam::111122223333:user/%1$s"},"eventTime":"%2$s","eventSource":"signin.amazonaws.com",\
                "eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"%3$s","userAgent":"Mozilla/5.0",\
                "requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"eventID":"%1$s-%4$d",\
                "recipientAccountId":"111122223333","eventType":"AwsConsoleSignIn"}\
                """
                        .formatted(user, NOW.minus(Duration.ofDays(daysAgo)), address, daysAgo));
    }

    private void key(int daysAgo, String call) {
        imported(
                """
                {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333","userName":"dora",\
                "arn":"arn:aws:iam::111122223333:user/dora"},"eventTime":"%2$s","eventSource":"iam.amazonaws.com",\
                "eventName":"%3$s","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.9","userAgent":"cli",\
                "requestParameters":{"userName":"%1$s"},"responseElements":null,"eventID":"%1$s-%4$d",\
                "recipientAccountId":"111122223333"}\
                """
                        .formatted(user, NOW.minus(Duration.ofDays(daysAgo)), call, daysAgo));
    }

    private static void imported(String record) {
        Api.importCloudtrail(UUID.randomUUID() + ".json", file(record)).statusCode(201);
    }

    /// Newest event first.
    private List<Map<String, Object>> alerts(String rule) {
        return Api.as("auditor")
                .queryParam("rule", rule)
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.eventId.startsWith('" + user + "') }");
    }

    private static List<Map<String, Object>> changes(Map<String, Object> alert) {
        return Api.as("auditor")
                .get("/api/v1/alerts/{id}/changes", alert.get("id"))
                .then()
                .extract()
                .path("items");
    }

    private Set<String> counted(String rule) {
        return counted(user, rule);
    }

    private Set<String> counted(String by, String rule) {
        return transactions.call(connection -> {
            Set<String> events = new TreeSet<>();
            connection
                    .preparedQuery(
                            "select event_id from alert_match where rule_id = $1"
                                    + " and starts_with(event_id, $2)")
                    .executeAndAwait(Tuple.of(rule, by))
                    .forEach(row -> events.add(row.getString(0)));
            return events;
        });
    }
}
