package dev.attest.awsstub;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// So many calls in any second, for each account and region. What is refused does not count.
final class LookupQuota {

    private static final long SECOND = 1000;

    private final Clock clock;
    private final Map<String, Deque<Long>> admitted = new ConcurrentHashMap<>();

    LookupQuota(Clock clock) {
        this.clock = clock;
    }

    boolean admits(String key, int perSecond) {
        Deque<Long> times = admitted.computeIfAbsent(key, _ -> new ArrayDeque<>());
        synchronized (times) {
            long now = clock.millis();
            while (!times.isEmpty() && times.getFirst() <= now - SECOND) {
                times.removeFirst();
            }
            if (times.size() >= perSecond) {
                return false;
            }
            times.addLast(now);
            return true;
        }
    }
}
