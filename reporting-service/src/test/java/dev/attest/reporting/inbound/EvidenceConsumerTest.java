package dev.attest.reporting.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.events.EventEnvelope;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.Recommendation;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.outbox.EventJson;
import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Checkpoint;
import dev.attest.proof.ConsistencyProof;
import dev.attest.proof.Hash;
import dev.attest.proof.InclusionProof;
import dev.attest.proof.MerkleHash;
import dev.attest.proof.VerifierKey;
import dev.attest.reporting.Bus;
import dev.attest.reporting.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Facts on the bus end in the log: once, in order, provable.
@QuarkusTest
class EvidenceConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Bus bus;

    private static DecisionRecorded decision(UUID campaign, int version) {
        return new DecisionRecorded(
                campaign,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                version,
                DecisionOutcome.KEEP,
                "needed \u2013 \u03b1",
                "P-1",
                Instant.parse("2026-11-01T09:59:59Z"));
    }

    /// Entries in which the id stands, a campaign's or an event's, in the order of the log.
    private static List<Map<String, Object>> entriesOf(UUID id) {
        List<Map<String, Object>> found = new ArrayList<>();
        String next = null;
        do {
            var request = Log.auditor().queryParam("limit", 500);
            if (next != null) {
                request.queryParam("cursor", next);
            }
            Response page =
                    request.get("/api/v1/evidence/entries")
                            .then()
                            .statusCode(200)
                            .extract()
                            .response();
            List<Map<String, Object>> items = page.path("items");
            items.stream()
                    .filter(entry -> String.valueOf(entry.get("entry")).contains(id.toString()))
                    .forEach(found::add);
            next = page.<String>path("next");
        } while (next != null);
        return found;
    }

    @Test
    void shouldRecordEachFactOnceAndInOrder() {
        // Given
        UUID campaign = UUID.randomUUID();
        List<EventEnvelope<DecisionRecorded>> told = new ArrayList<>();
        for (int version = 1; version <= 20; version++) {
            told.add(Bus.envelope(decision(campaign, version)));
        }

        // When
        bus.send(told);
        bus.send(told);
        bus.send(List.of(Bus.envelope(decision(campaign, 21))));

        // Then
        await().atMost(PATIENCE).until(() -> entriesOf(campaign).size() >= 21);
        List<Map<String, Object>> entries = entriesOf(campaign);
        assertThat(entries).hasSize(21);
        for (int i = 0; i < entries.size(); i++) {
            byte[] leaf =
                    String.valueOf(entries.get(i).get("entry")).getBytes(StandardCharsets.UTF_8);
            var json = CanonicalJson.readCanonical(leaf);
            assertThat(json.at("/data/version").asInt()).isEqualTo(i + 1);
            assertThat(json.at("/kind").asText()).isEqualTo("DecisionRecorded");
            assertThat(entries.get(i).get("leafHash")).isEqualTo(MerkleHash.leaf(leaf).hex());
        }
    }

    @Test
    void shouldProveEveryEntryUnderASignedCheckpoint() {
        // Given
        UUID campaign = UUID.randomUUID();
        bus.send(List.of(Bus.envelope(decision(campaign, 1))));
        await().atMost(PATIENCE).until(() -> entriesOf(campaign).size() == 1);
        Object index = entriesOf(campaign).getFirst().get("index");

        // When
        Response proven =
                Log.auditor()
                        .get("/api/v1/evidence/entries/" + index)
                        .then()
                        .statusCode(200)
                        .extract()
                        .response();

        // Then
        VerifierKey key = VerifierKey.parse(Log.auditor().get("/api/v1/evidence/key").asString());
        assertThat(proven.<String>path("keyId")).isEqualTo(key.keyId());
        Checkpoint checkpoint = Checkpoint.open(proven.<String>path("checkpoint"), key);
        List<Hash> path =
                proven.<List<String>>path("inclusion").stream()
                        .map(step -> Hash.of(Base64.getDecoder().decode(step)))
                        .toList();
        byte[] leaf = proven.<String>path("entry.entry").getBytes(StandardCharsets.UTF_8);
        InclusionProof inclusion =
                new InclusionProof(
                        Long.parseLong(String.valueOf(index)),
                        proven.<Integer>path("treeSize"),
                        path);
        assertThat(inclusion.proves(MerkleHash.leaf(leaf), checkpoint.root())).isTrue();
    }

    @Test
    void shouldProveThatTheLogOnlyGrew() {
        // Given
        VerifierKey key = VerifierKey.parse(Log.auditor().get("/api/v1/evidence/key").asString());
        Checkpoint before =
                Checkpoint.open(Log.auditor().get("/api/v1/evidence/checkpoint").asString(), key);
        UUID campaign = UUID.randomUUID();
        bus.send(List.of(Bus.envelope(decision(campaign, 1)), Bus.envelope(decision(campaign, 2))));
        await().atMost(PATIENCE).until(() -> Log.size() >= before.size() + 2);
        Checkpoint after =
                Checkpoint.open(Log.auditor().get("/api/v1/evidence/checkpoint").asString(), key);

        // When
        Response growth =
                Log.auditor()
                        .queryParam("from", before.size())
                        .queryParam("to", after.size())
                        .get("/api/v1/evidence/consistency")
                        .then()
                        .statusCode(200)
                        .extract()
                        .response();

        // Then
        List<Hash> path =
                growth.<List<String>>path("path").stream()
                        .map(step -> Hash.of(Base64.getDecoder().decode(step)))
                        .toList();
        assertThat(
                        new ConsistencyProof(before.size(), after.size(), path)
                                .proves(before.root(), after.root()))
                .isTrue();
    }

    @Test
    void shouldRecordTheHashOfAFactThatIsTooLong() {
        // Given
        UUID campaign = UUID.randomUUID();
        List<ItemDescription> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            items.add(
                    new ItemDescription(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            "S-" + i,
                            "Name",
                            "arn:" + i,
                            "111122223333",
                            EntitlementKind.INLINE_POLICY,
                            "E-" + i,
                            "title ".repeat(20),
                            "detail",
                            null,
                            false,
                            null,
                            Recommendation.KEEP,
                            List.of()));
        }

        EventEnvelope<ItemsAdded> tooLong = Bus.envelope(new ItemsAdded(campaign, items));

        // When
        bus.send(List.of(tooLong));

        // Then
        await().atMost(PATIENCE).until(() -> entriesOf(tooLong.id()).size() == 1);
        assertThat(String.valueOf(entriesOf(tooLong.id()).getFirst().get("entry")))
                .contains("\"kind\":\"ItemsAdded\"", "dataSha256");
    }

    @Test
    void shouldKeepGoingAfterWhatItCannotRead() {
        // Given
        UUID campaign = UUID.randomUUID();
        String key = campaign.toString();

        // When
        bus.sendRaw("attest.certification", key, Map.of(), new byte[] {1, 2, 3});
        bus.sendRaw(
                "attest.certification",
                key,
                headers(UUID.randomUUID(), "/certification"),
                "{}".getBytes(StandardCharsets.UTF_8));
        bus.send(
                List.of(
                        Bus.envelope(
                                new PrincipalGone(
                                        UUID.randomUUID(),
                                        "111122223333",
                                        "arn:x",
                                        Instant.EPOCH))));
        bus.send(List.of(Bus.envelope(decision(campaign, 1))));

        // Then
        await().atMost(PATIENCE).until(() -> entriesOf(campaign).size() == 1);
    }

    @Test
    void shouldQuarantineADecisionThatAnotherServiceTells() {
        // Given
        UUID campaign = UUID.randomUUID();
        DecisionRecorded decision = decision(campaign, 1);
        UUID onTheTopicOfOthers = UUID.randomUUID();
        UUID toldByOthers = UUID.randomUUID();

        // When
        sendRaw("attest.inventory", decision, headers(onTheTopicOfOthers, "/certification"));
        sendRaw("attest.certification", decision, headers(toldByOthers, "/collector"));
        bus.send(List.of(Bus.envelope(decision(campaign, 2))));

        // Then
        await().atMost(PATIENCE).until(() -> entriesOf(campaign).size() == 1);
        await().atMost(PATIENCE).until(() -> reasons(onTheTopicOfOthers, toldByOthers).size() == 2);
        assertThat(reasons(onTheTopicOfOthers))
                .containsExactly(
                        "the record's topic is 'attest.inventory', the event's"
                                + " 'attest.certification'");
        assertThat(reasons(toldByOthers))
                .containsExactly("ce_source is '/collector', must be '/certification'");
        assertThat(entriesOf(onTheTopicOfOthers)).isEmpty();
        assertThat(entriesOf(toldByOthers)).isEmpty();
    }

    private void sendRaw(String topic, DecisionRecorded decision, Map<String, String> headers) {
        bus.sendRaw(
                topic,
                decision.key(),
                headers,
                EventJson.write(decision).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(UUID id, String source) {
        return Map.of(
                "ce_id", id.toString(),
                "ce_type", "dev.attest.DecisionRecorded.v1",
                "ce_source", source,
                "ce_specversion", "1.0",
                "ce_time", "2026-11-01T10:00:00Z");
    }

    /// Why these events are in the quarantine.
    private static List<String> reasons(UUID... eventIds) {
        List<String> ids = Arrays.stream(eventIds).map(UUID::toString).toList();
        List<Map<String, Object>> messages =
                Log.auditor()
                        .queryParam("limit", 500)
                        .get("/api/v1/quarantined-messages")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        return messages.stream()
                .filter(message -> ids.contains(String.valueOf(message.get("eventId"))))
                .map(message -> String.valueOf(message.get("reason")))
                .toList();
    }
}
