package dev.attest.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.EventEnvelope;
import dev.attest.testsupport.Seeds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

    private static final EventEnvelope<?> EVENT = EventFixture.account("111122223333", "a");
    private static final String TOPIC = "attest.inventory";
    private static final byte[] JSON = EventJson.write(EVENT.data()).getBytes(UTF_8);

    @Test
    void shouldReadWhatTheRelayWrites() {
        assertThat(EventDecoder.decode(TOPIC, "111122223333", headers(), JSON))
                .isEqualTo(new Decoded.Known(EVENT));
    }

    @Test
    void shouldIgnoreFieldsOfANewerWriter() {
        byte[] newer = EventJson.write(EVENT.data()).replace("{", "{\"new\":1,").getBytes(UTF_8);

        assertThat(EventDecoder.decode(TOPIC, "111122223333", headers(), newer))
                .isEqualTo(new Decoded.Known(EVENT));
    }

    @Test
    void shouldSayWhatIsMissing() {
        headers()
                .keySet()
                .forEach(name -> {
                    Map<String, String> headers = headers();
                    headers.remove(name);
                    assertThat(EventDecoder.decode(TOPIC, "111122223333", headers, JSON))
                            .isEqualTo(new Decoded.Broken("the header " + name + " is missing"));
                });
    }

    @Test
    void shouldRefuseARecordUnderAnotherKey() {
        assertThat(EventDecoder.decode(TOPIC, "x", headers(), JSON))
                .isEqualTo(
                        new Decoded.Broken("the record's key is 'x', the event's '111122223333'"));
    }

    @Test
    void shouldRefuseAnEventOnTheTopicOfOthers() {
        assertThat(EventDecoder.decode("attest.certification", "111122223333", headers(), JSON))
                .isEqualTo(
                        new Decoded.Broken(
                                "the record's topic is 'attest.certification', the event's"
                                        + " 'attest.inventory'"));
    }

    @Test
    void shouldTakeFromTheReplaysOfATopicOnlyWhatBelongsToIt() {
        // Given
        String inventory = ReplayTopics.of("risk", TOPIC);

        // Then
        assertThat(inventory).isEqualTo("attest.replays.risk.inventory");
        assertThat(ReplayTopics.of("risk", inventory)).isEqualTo(inventory);
        assertThat(EventDecoder.decode(inventory, "111122223333", headers(), JSON))
                .isInstanceOf(Decoded.Known.class);
        assertThat(
                        EventDecoder.decode(
                                "attest.replays.risk.alerts", "111122223333", headers(), JSON))
                .isInstanceOf(Decoded.Broken.class);
    }

    @Test
    void shouldRefuseAnEventThatAnotherServiceTells() {
        Map<String, String> headers = headers();
        headers.put("ce_source", "/risk");

        assertThat(EventDecoder.decode(TOPIC, "111122223333", headers, JSON))
                .isEqualTo(new Decoded.Broken("ce_source is '/risk', must be '/collector'"));
    }

    @Test
    void shouldNeverThrow() {
        Seeds.check(
                300,
                random -> {
                    byte[] damaged = JSON.clone();
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();

                    assertThat(EventDecoder.decode(TOPIC, "111122223333", headers(), damaged))
                            .isNotNull();
                });
        assertThat(EventDecoder.decode(TOPIC, null, headers(), new byte[0]))
                .isInstanceOf(Decoded.Broken.class);
    }

    private static Map<String, String> headers() {
        return new HashMap<>(
                Map.of(
                        "ce_type", "dev.attest.AccountObserved.v1",
                        "ce_specversion", "1.0",
                        "ce_id", EVENT.id().toString(),
                        "ce_time", EVENT.time().toString(),
                        "ce_source", EVENT.source()));
    }
}
