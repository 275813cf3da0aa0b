package dev.attest.collector.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.rules.AlertRules;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Windows in PostgreSQL. Whoever watches anew knows nothing but what is stored, as after a
/// restart.
@QuarkusTest
@TestProfile(RealService.class)
class WatchWindowsTest {

    private static final String RULE = "sign-in-failures-of-user";
    private static final Instant START = Instant.parse("2026-10-05T10:00:00Z");

    @Inject AlertRules rules;
    @Inject Transactions transactions;

    private final String user = "window-" + UUID.randomUUID();

    @Test
    void shouldCountAcrossBatchesAndRestarts() {
        // When
        List<String> first = watched(failures(0, 6));
        List<String> second = watched(failures(6, 10));
        List<String> third = watched(failures(10, 12));

        // Then
        assertThat(first).isEmpty();
        assertThat(second).containsExactly(id(9));
        assertThat(third).containsExactly(id(10), id(11));
    }

    @Test
    void shouldTellNothingTwice() {
        // Given
        watched(failures(0, 10));

        // When
        List<String> again = watched(failures(0, 10));

        // Then
        assertThat(again).isEmpty();
        assertThat(rows()).isEqualTo(10);
    }

    @Test
    void shouldCountAnEventOnceHoweverOftenItComes() {
        // Given
        List<Integer> nineTwice = new ArrayList<>(failures(0, 9));
        nineTwice.addAll(failures(0, 9));

        // When
        List<String> found = watched(nineTwice);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void shouldFindTheSameInWhateverOrderEventsCome() {
        long seed = 20_261_122L;
        Random dice = new Random(seed);
        List<Integer> all = new ArrayList<>(failures(0, 14));
        all.addAll(failures(3, 8));
        Collections.shuffle(all, dice);

        // When
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 3) {
            found.addAll(watchedOnce(all.subList(i, Math.min(all.size(), i + 3))));
        }

        // Then
        assertThat(stored()).as("seed %d", seed).isEqualTo(5);
        assertThat(found)
                .as("seed %d", seed)
                .allMatch(id -> Integer.parseInt(id.split("#")[1]) >= 9);
    }

    /// Two replicas bring halves of a story at the same time.
    @Test
    void shouldFindAStoryOfWhichTwoTransactionsBringHalves() {
        // Given
        CompletableFuture<List<String>> other = new CompletableFuture<>();

        // When
        List<String> first =
                transactions.call(connection -> {
                    List<String> found = watch(connection, failures(0, 5));
                    Thread.ofVirtual().start(() -> other.complete(watched(failures(5, 10))));
                    Awaitility.await().until(() -> other.isDone() || somebodyWaits(connection));
                    return found;
                });
        List<String> second = other.join();

        // Then
        assertThat(first).isEmpty();
        assertThat(second).containsExactly(id(9));
    }

    @Test
    void shouldForgetWhatNoWindowLooksAtAnyMore() {
        // Given
        watched(failures(0, 3));
        Instant now = Clock.systemUTC().instant();

        // When
        forget(now.plus(Duration.ofDays(3)));
        long soon = rows();
        forget(now.plus(Duration.ofDays(4)));

        // Then
        assertThat(soon).isEqualTo(3);
        assertThat(rows()).isZero();
    }

    private void forget(Instant at) {
        new ForgetObservations(transactions, Clock.fixed(at, java.time.ZoneOffset.UTC)).forget();
    }

    private static boolean somebodyWaits(SqlConnection connection) {
        return connection
                        .query("select count(*) from pg_locks where not granted")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0)
                > 0;
    }

    private List<String> watched(List<Integer> failures) {
        return transactions.call(connection -> watch(connection, failures));
    }

    private List<String> watchedOnce(List<Integer> failures) {
        return watched(failures.stream().distinct().toList());
    }

    /// What is found, by the ids of events that are in hand.
    private List<String> watch(SqlConnection connection, List<Integer> failures) {
        List<SightedActivity> sighted =
                failures.stream()
                        .flatMap(number ->
                                rules.judge(activity(number), event()).sighted().stream()
                                        .filter(s -> s.rule().rule().id().equals(RULE))
                                        .map(s -> new SightedActivity(activity(number), s)))
                        .toList();
        return new WatchWindows(new WindowRows(), new FoundBefore(), Clock.systemUTC())
                .watch(connection, sighted).found().stream()
                        .map(finding -> finding.activity().eventId())
                        .toList();
    }

    private static List<Integer> failures(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private String id(int number) {
        return user + "#" + number;
    }

    private ObjectNode event() {
        ObjectNode event =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventSource", "signin.amazonaws.com")
                        .put("eventName", "ConsoleLogin")
                        .put("errorMessage", "Failed authentication");
        event.putObject("userIdentity").put("type", "IAMUser").put("userName", user);
        return event;
    }

    private ActivityRecord activity(int number) {
        return new ActivityRecord(
                id(number),
                START.plusSeconds(30L * number),
                "111122223333",
                "us-east-1",
                "signin.amazonaws.com",
                "ConsoleLogin",
                new Actor(ActorKind.IAM_USER, null, user, null, null, null),
                null,
                null,
                false,
                null,
                "Failed authentication",
                null,
                null,
                null);
    }

    private long rows() {
        return count("true");
    }

    private long stored() {
        return count("fired");
    }

    private long count(String which) {
        return transactions.call(connection ->
                connection
                        .preparedQuery(
                                "select count(*) from rule_observation where event_id like $1 and "
                                        + which)
                        .executeAndAwait(Tuple.of(user + "#%"))
                        .iterator()
                        .next()
                        .getLong(0));
    }
}
