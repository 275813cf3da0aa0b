package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.rest.ProblemException;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class OutboxTest {

    @Inject Outbox outbox;
    @Inject OutboxConfig config;
    @Inject RelayMetrics metrics;
    @Inject Store store;

    private final List<String> published = new ArrayList<>();

    @BeforeEach
    void clear() {
        store.clear();
    }

    @Test
    void shouldPublishNothingOfARolledBackTransaction() {
        // Given
        append("kept");
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    outbox.append(EventFixture.account("111122223333", "no"));
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        // When
        relay(this::record).publishOnce();

        // Then
        assertThat(published).containsExactly("kept");
        assertThat(store.count("outbox")).isZero();
    }

    @Test
    void shouldRefuseWhatTheBrokerWouldNotTake() {
        var tooLarge = EventFixture.account("111122223333", "é".repeat(OutboxRow.MOST_BYTES / 2));

        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> outbox.append(tooLarge)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("event-too-large")
                .hasMessageContaining("111122223333");

        assertThat(store.count("outbox")).isZero();
    }

    @Test
    void shouldRefuseToAppendOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(EventFixture.account("111122223333", "a")))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void shouldPublishInTheOrderOfAppending() {
        // Given
        List<String> names = IntStream.range(0, 1200).mapToObj(i -> "n" + i).toList();
        names.forEach(this::append);

        // When
        OutboxRelay relay = relay(this::record);
        while (relay.publishOnce().more()) {
            assertThat(published.size()).isLessThanOrEqualTo(1200);
        }

        // Then
        assertThat(published).isEqualTo(names);
    }

    @Test
    void shouldPublishAgainWhenItCrashesBeforeItRemoves() {
        // Given
        append("a");
        append("b");
        OutboxRelay crashing =
                relay((events, timeout) -> {
                    record(events, timeout);
                    throw new PublishFailure("killed", new IllegalStateException());
                });

        // When
        assertThatThrownBy(crashing::publishOnce).isInstanceOf(PublishFailure.class);
        relay(this::record).publishOnce();

        // Then
        assertThat(published).containsExactly("a", "b", "a", "b");
        assertThat(store.count("outbox")).isZero();
    }

    @Test
    void shouldWaitForATransactionThatBeganBefore() throws InterruptedException {
        // Given
        var appended = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Thread slow =
                Thread.ofVirtual()
                        .start(() ->
                                QuarkusTransaction.requiringNew()
                                        .run(() -> {
                                            outbox.append(
                                                    EventFixture.account("111122223333", "slow"));
                                            appended.countDown();
                                            await(commit);
                                        }));
        await(appended);
        append("quick");
        OutboxRelay relay = relay(this::record);

        // When
        relay.publishOnce();
        List<String> whileRunning = List.copyOf(published);
        commit.countDown();
        slow.join();
        relay.publishOnce();

        // Then
        assertThat(whileRunning).isEmpty();
        assertThat(published).containsExactly("slow", "quick");
    }

    // The first transaction began earliest but wrote last, after it saw what the third one did.
    @Test
    void shouldNotOvertakeAnEventThatIsHeldBack() throws InterruptedException {
        // Given
        var begun = new CountDownLatch(1);
        var write = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Thread early = Thread.ofVirtual().start(() -> beginThenAppend(begun, write, "second"));
        await(begun);
        var begunToo = new CountDownLatch(1);
        Thread bystander = Thread.ofVirtual().start(() -> beginThenWait(begunToo, release));
        await(begunToo);
        append("first");
        write.countDown();
        early.join();
        OutboxRelay relay = relay(this::record);

        // When
        relay.publishOnce();
        List<String> whileRunning = List.copyOf(published);
        release.countDown();
        bystander.join();
        relay.publishOnce();

        // Then
        assertThat(whileRunning).isEmpty();
        assertThat(published).containsExactly("first", "second");
    }

    @Test
    void shouldLeaveTheOutboxToOneRelayAtATime() throws InterruptedException {
        // Given
        append("a");
        var publishing = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        OutboxRelay busy =
                relay((events, timeout) -> {
                    publishing.countDown();
                    await(finish);
                    record(events, timeout);
                });
        Thread first = Thread.ofVirtual().start(busy::publishOnce);
        await(publishing);

        // When
        OutboxRelay.Round round = relay(this::record).publishOnce();
        finish.countDown();
        first.join();

        // Then
        assertThat(round).isEqualTo(OutboxRelay.Round.NOTHING);
        assertThat(published).containsExactly("a");
    }

    private void beginThenAppend(CountDownLatch begun, CountDownLatch write, String name) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    store.addEffect("0", "takes a transaction id");
                    begun.countDown();
                    await(write);
                    outbox.append(EventFixture.account("111122223333", name));
                });
    }

    private void beginThenWait(CountDownLatch begun, CountDownLatch release) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    store.addEffect("0", "takes a transaction id");
                    begun.countDown();
                    await(release);
                });
    }

    private void append(String name) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(EventFixture.account("111122223333", name)));
    }

    private OutboxRelay relay(EventPublisher publisher) {
        return new OutboxRelay(store.source(), publisher, config, metrics);
    }

    private void record(List<PendingEvent> events, Duration timeout) {
        events.forEach(event ->
                published.add(event.row().data().replaceAll(".*\"name\":\"([^\"]*)\".*", "$1")));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
