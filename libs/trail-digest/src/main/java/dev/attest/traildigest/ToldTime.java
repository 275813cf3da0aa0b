package dev.attest.traildigest;

import dev.attest.traildigest.Found.OneDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The time that the digests of a chain tell of, but for the newest.
final class ToldTime {

    /// By each beginning, the latest end of what began until then.
    private final NavigableMap<Instant, Instant> ends = new TreeMap<>();

    private final Instant newest;

    /// @param chain in the order of their ends, at least one
    ToldTime(List<OneDigest> chain) {
        newest = chain.getLast().digest().start();
        List<Digest> begun =
                chain.stream()
                        .map(OneDigest::digest)
                        .sorted(Comparator.comparing(Digest::start))
                        .toList();
        Instant latest = Instant.MIN;
        for (Digest each : begun) {
            latest = each.end().isAfter(latest) ? each.end() : latest;
            ends.put(each.start(), latest);
        }
    }

    boolean covers(Instant time) {
        Map.Entry<Instant, Instant> begun = ends.floorEntry(time);
        return time.isBefore(newest) && begun != null && time.isBefore(begun.getValue());
    }
}
