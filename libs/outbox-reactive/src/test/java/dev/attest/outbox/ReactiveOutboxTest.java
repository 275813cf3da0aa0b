package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.events.Event;
import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ReactiveOutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final AtomicLong SUBJECTS = new AtomicLong(100_000_000_000L);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject ReactiveOutbox outbox;
    @Inject Quarantine quarantine;
    @Inject Envelopes envelopes;
    @Inject MessageContext context;
    @Inject Pool pool;

    private final String subject = Long.toString(SUBJECTS.incrementAndGet());

    @Test
    void shouldDeliverWhatAConnectionAppendsInOrder() {
        // Given
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();

        // When
        onConnection(names.stream().map(this::account).toList());

        // Then
        patiently(() -> assertThat(effects()).isEqualTo(names));
    }

    @Test
    void shouldDeliverWhatASessionAppendsInOrder() {
        // Given
        List<String> reasons = IntStream.range(0, 300).mapToObj(i -> "r\"" + i + "\\ü").toList();

        // When
        inSession(reasons.stream().map(this::closed).toList());

        // Then
        patiently(() -> assertThat(effects()).isEqualTo(reasons));
    }

    @Test
    void shouldPublishNothingOfARolledBackTransaction() {
        // Given
        var failure = new IllegalStateException("no");
        ends(() ->
                pool.withTransaction(connection ->
                        outbox.append(connection, List.of(account("lost")))
                                .chain(() -> Uni.createFrom().failure(failure))));
        ends(() ->
                Panache.withTransaction(() ->
                        Panache.getSession()
                                .chain(session -> outbox.append(session, List.of(closed("lost"))))
                                .chain(() -> Uni.createFrom().failure(failure))));

        // When
        onConnection(List.of(account("kept")));
        inSession(List.of(closed("kept too")));

        // Then
        patiently(() -> assertThat(effects()).containsExactlyInAnyOrder("kept", "kept too"));
    }

    @Test
    void shouldTakeEffectOnceWhenDeliveredTwice() {
        // Given
        var twice = account("twice");
        var again = closed("again");

        // When
        onConnection(List.of(twice, twice, account("after")));
        inSession(List.of(again, again, closed("after all")));

        // Then
        patiently(() ->
                assertThat(effects())
                        .containsExactlyInAnyOrder("twice", "after", "again", "after all"));
    }

    @Test
    void shouldQuarantinePoisonAndGoOn() {
        // When
        onConnection(List.of(account("poison-" + subject), account("after")));
        inSession(List.of(closed("poison-" + subject), closed("after all")));

        // Then
        patiently(() -> assertThat(effects()).containsExactlyInAnyOrder("after", "after all"));
        assertThat(quarantined("poison-" + subject))
                .extracting(QuarantinedMessage::consumer)
                .containsExactlyInAnyOrder("plain", "panache");
    }

    @Test
    void shouldTryAgainWhenTheCauseMayPass() {
        // When
        onConnection(List.of(account("hiccup-" + subject), account("after")));
        inSession(List.of(closed("hiccup-s" + subject), closed("after all")));

        // Then
        patiently(() ->
                assertThat(effects())
                        .containsExactlyInAnyOrder(
                                "hiccup-" + subject, "after", "hiccup-s" + subject, "after all"));
        assertThat(quarantined(subject)).isEmpty();
    }

    private EventEnvelope<AccountObserved> account(String name) {
        return envelopes.of(
                new AccountObserved(subject, name, null, null, "ACTIVE", false, null, NOW));
    }

    private EventEnvelope<AlertClosed> closed(String reason) {
        return envelopes.of(new AlertClosed(new UUID(0x7000, 1), subject, reason, "ravi", NOW));
    }

    private <E extends Event> void onConnection(List<EventEnvelope<E>> events) {
        ends(() -> pool.withTransaction(connection -> outbox.append(connection, events)));
    }

    private <E extends Event> void inSession(List<EventEnvelope<E>> events) {
        Function<Mutiny.Session, Uni<Void>> append = session -> outbox.append(session, events);
        ends(() -> Panache.withTransaction(() -> Panache.getSession().chain(append::apply)));
    }

    private <T> void ends(Supplier<Uni<T>> work) {
        context.fresh(work)
                .replaceWithVoid()
                .onFailure(IllegalStateException.class)
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);
    }

    private List<String> effects() {
        return pool.preparedQuery("select name from effect where subject = $1 order by effect_id")
                .execute(Tuple.of(subject))
                .map(rows -> {
                    var names = new ArrayList<String>();
                    for (Row row : rows) {
                        names.add(row.getString(0));
                    }
                    return names;
                })
                .await()
                .atMost(PATIENCE);
    }

    private List<QuarantinedMessage> quarantined(String reason) {
        return quarantine.list(0, 500).stream()
                .filter(message -> message.reason().contains(reason))
                .toList();
    }

    private static void patiently(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
