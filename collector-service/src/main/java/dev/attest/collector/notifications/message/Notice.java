package dev.attest.collector.notifications.message;

import dev.attest.events.Severity;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What a message tells. Its id stays the same however often it is sent, so that who gets it twice
/// can tell.
public sealed interface Notice {

    UUID id();

    /// One alert.
    record Single(UUID id, NoticedAlert alert) implements Notice {}

    /// Many alerts in one message.
    ///
    /// @param first the gravest, no more than a message holds
    /// @param counts of all of them, by severity
    /// @param old how many more were raised about old events
    record Digest(UUID id, List<NoticedAlert> first, SortedMap<Severity, Integer> counts, int old)
            implements Notice {
        public Digest {
            first = List.copyOf(first);
            counts = new TreeMap<>(counts);
        }

        int alerts() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// @param shown how many of them a message tells one by one
        int more(int shown) {
            return alerts() - shown;
        }
    }

    /// Nothing but that messages come through.
    record Trial(UUID id, String channel, Instant at) implements Notice {}
}
