package dev.attest.reporting.certification;

import dev.attest.events.Event;

/// An event with its place in the evidence log.
record Recorded<E extends Event>(long index, E event) {}
