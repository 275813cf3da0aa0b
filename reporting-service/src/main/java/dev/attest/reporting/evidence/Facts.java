package dev.attest.reporting.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.events.Event;
import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.outbox.EventJson;
import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as log entries, and back. An entry looks like
/// `{"data":{…},"id":"…","kind":"DecisionRecorded","source":"/certification","time":"…"}`; a fact
/// longer than [#LONGEST_DATA] has `dataSha256` and `dataSize` instead of `data`.
public final class Facts {

    /// An entry of the log has at most 65,535 bytes.
    static final int LONGEST_DATA = 60_000;

    private static final ObjectMapper EVENTS = EventJson.mapper();

    private Facts() {}

    /// The fact that an event tells.
    public static Fact of(EventEnvelope<?> envelope) {
        Event event = envelope.data();
        String kind = event.getClass().getSimpleName();
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        leaf.put("kind", kind);
        leaf.put("id", envelope.id().toString());
        leaf.put("source", envelope.source());
        leaf.put("time", envelope.time().toString());
        JsonNode data = EVENTS.valueToTree(event);
        byte[] canonical = CanonicalJson.write(data);
        boolean fits = canonical.length <= LONGEST_DATA;
        if (fits) {
            leaf.set("data", data);
        } else {
            leaf.put("dataSha256", Hash.sha256(canonical).hex());
            leaf.put("dataSize", canonical.length);
        }
        return new Fact(
                envelope.id(),
                kind,
                campaign(event),
                subject(event),
                leaf,
                fits ? null : canonical);
    }

    private static @Nullable UUID campaign(Event event) {
        return event instanceof CertificationEvent campaign
                ? UUID.fromString(campaign.key())
                : null;
    }

    private static @Nullable String subject(Event event) {
        return event instanceof InventorySnapshotTaken snapshot
                ? snapshot.snapshotId().toString()
                : null;
    }

    /// The event that an entry was made of.
    ///
    /// @throws IllegalStateException when the entry is none of an event
    public static Event event(LogEntry entry) {
        var type =
                EventCatalogue.byType("dev.attest." + entry.kind() + ".v1")
                        .orElseThrow(() -> new IllegalStateException("no event " + entry.kind()));
        byte[] overflow = entry.overflow();
        try {
            byte[] data =
                    overflow != null
                            ? overflow
                            : CanonicalJson.write(
                                    CanonicalJson.read(entry.leaf()).required("data"));
            return EventJson.read(data, type);
        } catch (IOException e) {
            throw new UncheckedIOException("entry " + entry.position() + " cannot be read", e);
        }
    }
}
