package dev.attest.outbox;

import dev.attest.events.EventEnvelope;

/// What a record turned out to be.
public sealed interface Decoded {

    /// An event of the catalogue.
    record Known(EventEnvelope<?> envelope) implements Decoded {}

    /// A CloudEvent of a type that is not in the catalogue of this version: nothing to do here.
    record Foreign(String type) implements Decoded {}

    /// Nothing that could be understood.
    ///
    /// @param reason in words, with the value that is wrong
    record Broken(String reason) implements Decoded {}
}
