package dev.attest.outbox;

import java.time.Duration;
import java.util.List;

/// Where the relay takes events to.
public interface EventPublisher {

    /// Publishes the events in order and returns when all are safe.
    ///
    /// @throws PublishFailure when one of them may not have arrived; some others may have
    void publish(List<PendingEvent> events, Duration timeout);
}
