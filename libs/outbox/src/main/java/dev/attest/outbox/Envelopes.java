package dev.attest.outbox;

import dev.attest.events.Event;
import dev.attest.events.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives events their identity: a new id, the present time, this service as source.
@ApplicationScoped
public class Envelopes {

    private final Ids ids;
    private final Clock clock;
    private final String source;

    /// @param service name of this service, such as `collector`
    public Envelopes(
            Ids ids, Clock clock, @ConfigProperty(name = "attest.service") String service) {
        this.ids = ids;
        this.clock = clock;
        this.source = "/" + service;
    }

    public <E extends Event> EventEnvelope<E> of(E data) {
        // Microseconds are what the store keeps.
        return new EventEnvelope<>(
                ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), source, data);
    }
}
