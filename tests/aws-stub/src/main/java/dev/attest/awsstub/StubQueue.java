package dev.attest.awsstub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A queue: what was received and not deleted comes again.
public final class StubQueue {

    /// @param receipt of this one delivery
    public record Delivery(String id, String receipt, String body) {}

    private static final class Message {
        private final String id;
        private final String body;
        private Instant visible;
        private String receipt = "";

        private Message(String id, String body, Instant visible) {
            this.id = id;
            this.body = body;
            this.visible = visible;
        }
    }

    private final Clock clock;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private Duration visibility = Duration.ofSeconds(30);
    private boolean deletionsLost;

    StubQueue(Clock clock) {
        this.clock = clock;
    }

    public synchronized StubQueue visibility(Duration time) {
        visibility = time;
        return this;
    }

    public synchronized StubQueue send(String body) {
        String id = "message-" + numbers.incrementAndGet();
        messages.put(id, new Message(id, body, clock.instant()));
        return this;
    }

    /// Messages that were not deleted yet.
    public synchronized int size() {
        return messages.size();
    }

    /// The time in which received messages are hidden is over.
    public synchronized StubQueue redeliver() {
        messages.values().forEach(message -> message.visible = clock.instant());
        return this;
    }

    synchronized List<Delivery> receive(int most) {
        Instant now = clock.instant();
        List<Delivery> deliveries = new ArrayList<>();
        for (Message message : messages.values()) {
            if (deliveries.size() < most && !message.visible.isAfter(now)) {
                message.visible = now.plus(visibility);
                message.receipt = message.id + "/" + numbers.incrementAndGet();
                deliveries.add(new Delivery(message.id, message.receipt, message.body));
            }
        }
        return deliveries;
    }

    /// Deletions do not reach the queue from now on, as if who received a message died before.
    public synchronized StubQueue loseDeletions(boolean all) {
        deletionsLost = all;
        return this;
    }

    synchronized void delete(String receipt) {
        if (deletionsLost) {
            return;
        }
        messages.values().removeIf(message -> message.receipt.equals(receipt));
    }

    synchronized void extend(String receipt, Duration time) {
        messages.values().stream()
                .filter(message -> message.receipt.equals(receipt))
                .forEach(message -> message.visible = clock.instant().plus(time));
    }
}
