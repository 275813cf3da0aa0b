package dev.attest.events.collection;

import dev.attest.events.Event;

/// The collector's own work: what is to be fetched from where, and what became of it.
public sealed interface CollectionEvent extends Event
        permits CollectionRequested, CollectionFinished {

    String TOPIC = "attest.collection";

    @Override
    default String topic() {
        return TOPIC;
    }
}
