package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ThroughTheBrokerTest.RelayRuns.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ThroughTheBrokerTest {

    public static final class RelayRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("attest.outbox.relay.enabled", "true");
        }
    }

    @Inject Outbox outbox;
    @Inject Quarantine quarantine;
    @Inject Store store;
    @Inject OutboxConfig config;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Test
    void shouldArriveOnceAndInOrder() {
        // Given
        String account = EventFixture.freshAccount();
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();

        // When
        names.forEach(name -> append(account, name));

        // Then
        patiently(() -> assertThat(store.effects(account)).isEqualTo(names));
    }

    @Test
    void shouldTakeEffectOnceWhenDeliveredTwice() {
        // Given
        String account = EventFixture.freshAccount();
        var event = EventFixture.account(account, "twice");

        // When
        transaction(() -> outbox.append(event));
        transaction(() -> outbox.append(event));
        append(account, "after");

        // Then
        patiently(() -> assertThat(store.effects(account)).containsExactly("twice", "after"));
    }

    @Test
    void shouldCarryALargeEvent() {
        // Given
        String account = EventFixture.freshAccount();
        var random = new Random(1);
        String name =
                random.ints(5_000_000, 0x21, 0x7f)
                        .filter(c -> c != '"' && c != '\\')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();

        // When
        append(account, name);

        // Then
        patiently(() -> assertThat(store.effects(account)).isEqualTo(List.of(name)));
    }

    @Test
    void shouldQuarantineAPoisonMessageAndGoOn() {
        // Given
        String account = EventFixture.freshAccount();

        // When
        append(account, "before");
        append(account, "poison-" + account);
        append(account, "after");

        // Then
        patiently(() -> assertThat(store.effects(account)).containsExactly("before", "after"));
        assertThat(quarantined("poison-" + account))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.consumer()).isEqualTo(AccountConsumer.NAME);
                    assertThat(message.type()).isEqualTo("dev.attest.AccountObserved.v1");
                    assertThat(message.reason()).startsWith("IllegalStateException");
                });
    }

    @Test
    void shouldTryAgainWhenTheCauseMayPass() {
        // Given
        String account = EventFixture.freshAccount();

        // When
        append(account, "hiccup-" + account);
        append(account, "after");

        // Then
        patiently(() ->
                assertThat(store.effects(account)).containsExactly("hiccup-" + account, "after"));
    }

    @Test
    void shouldQuarantineWhatFailsForTooLong() {
        // Given
        String account = EventFixture.freshAccount();

        // When
        append(account, "outage-" + account);
        append(account, "after");

        // Then
        patiently(() -> assertThat(store.effects(account)).containsExactly("after"));
        assertThat(quarantined("attempt 4"))
                .singleElement()
                .satisfies(message -> assertThat(message.reason()).contains("after 4 attempts"));
    }

    @Test
    void shouldReplayWhatIsQuarantined() {
        // Given
        String account = EventFixture.freshAccount();
        append(account, "poison-" + account);
        patiently(() -> assertThat(quarantined("poison-" + account)).hasSize(1));
        QuarantinedMessage message = quarantined("poison-" + account).getFirst();

        // When
        Replay replayed = quarantine.replay(message.id());

        // Then
        assertThat(replayed).isEqualTo(Replay.DONE);
        patiently(() ->
                assertThat(quarantined("poison-" + account))
                        .singleElement()
                        .satisfies(again -> {
                            assertThat(again.eventId()).isEqualTo(message.eventId());
                            assertThat(again.topic())
                                    .isEqualTo("attest.replays.collector.inventory");
                        }));
        assertThat(quarantine.replay(message.id())).isEqualTo(Replay.UNKNOWN);
    }

    @Test
    void shouldQuarantineWhatIsNoEventAndPassOverWhatIsForeign() {
        // Given
        String account = EventFixture.freshAccount();

        // When
        send(account, Map.of(), "rubbish-" + account + "\u0000");
        send(account, Map.of("ce_type", "com.example.Other.v1"), "{}");
        send(
                account,
                Map.of(
                        "ce_type",
                        "dev.attest.AccountObserved.v1",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "not-a-uuid"),
                "{}");
        append(account, "after");

        // Then
        patiently(() -> assertThat(store.effects(account)).containsExactly("after"));
        assertThat(quarantined("the header ce_type is missing")).hasSize(1);
        assertThat(quarantined("not-a-uuid")).hasSize(1);
    }

    @Test
    void shouldCreateTheTopicsOfItsOwnReplays() throws Exception {
        // Given
        Config channels =
                ConfigProviderResolver.instance()
                        .getBuilder()
                        .withSources(
                                new OneSetting(
                                        "mp.messaging.incoming.activity.topics",
                                        "attest.activity,attest.replays.probe.activity,attest.replays.another.activity"))
                        .build();

        // When
        new Topics(broker, config, channels, "probe").create();

        // Then
        try (Admin admin = Admin.create(broker)) {
            assertThat(admin.listTopics().names().get())
                    .contains("attest.activity", "attest.replays.probe.activity")
                    .doesNotContain("attest.replays.another.activity");
        }
    }

    private record OneSetting(String key, String value) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return Set.of(key);
        }

        @Override
        public @Nullable String getValue(String name) {
            return name.equals(key) ? value : null;
        }

        @Override
        public String getName() {
            return key;
        }
    }

    private List<QuarantinedMessage> quarantined(String reason) {
        return quarantine.list(0, 500).stream()
                .filter(message -> message.reason().contains(reason))
                .toList();
    }

    private void append(String account, String name) {
        transaction(() -> outbox.append(EventFixture.account(account, name)));
    }

    private static void transaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private void send(String key, Map<String, String> headers, String payload) {
        var settings = new HashMap<>(broker);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(
                            "attest.inventory", key, payload.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, value) ->
                    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
    }

    private static void patiently(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
