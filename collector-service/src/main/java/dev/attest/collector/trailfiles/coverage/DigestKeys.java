package dev.attest.collector.trailfiles.coverage;

import dev.attest.traildigest.PublicKeys;
import java.time.Instant;
import java.util.Set;

/// Where the keys are known that digests are signed for.
@FunctionalInterface
public interface DigestKeys {

    /// The keys of a region; never none that were there at the time.
    ///
    /// @param fingerprints those that are needed
    PublicKeys of(String region, Instant from, Instant until, Set<String> fingerprints);
}
