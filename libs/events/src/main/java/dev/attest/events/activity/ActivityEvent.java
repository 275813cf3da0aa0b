package dev.attest.events.activity;

import dev.attest.events.Event;

/// What principals did, in batches of one account.
public sealed interface ActivityEvent extends Event permits ActivityBatchRecorded {

    String TOPIC = "attest.activity";

    @Override
    default String topic() {
        return TOPIC;
    }
}
