package dev.attest.events;

import java.time.Instant;
import java.util.UUID;

/// An event with its identity.
///
/// @param id unique over all events; consumers remember it (CloudEvents `id`)
/// @param time when the fact happened (CloudEvents `time`)
/// @param source the service that says it, such as `/collector` (CloudEvents `source`)
public record EventEnvelope<E extends Event>(UUID id, Instant time, String source, E data) {

    public EventEnvelope {
        Require.present("id", id);
        Require.present("time", time);
        Require.text("source", source);
        Require.present("data", data);
    }
}
