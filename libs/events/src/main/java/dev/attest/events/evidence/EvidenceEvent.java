package dev.attest.events.evidence;

import dev.attest.events.Event;

/// Growth of the evidence log; meant for outside readers.
public sealed interface EvidenceEvent extends Event permits EvidenceRecorded, CheckpointSigned {

    String TOPIC = "attest.evidence";

    @Override
    default String topic() {
        return TOPIC;
    }
}
