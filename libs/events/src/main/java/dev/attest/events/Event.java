package dev.attest.events;

/// A fact that crosses from one service to another: past tense, one fact, its own id and time in
/// the [EventEnvelope]. Every family has one topic; events with the same key keep their order.
public interface Event {

    /// The Kafka record key and the CloudEvents `subject`.
    String key();

    /// The topic of the event's family.
    String topic();
}
