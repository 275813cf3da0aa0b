package dev.attest.collector.trailfiles.coverage;

import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.HourOfLogs;
import dev.attest.traildigest.TrailFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an hour.
///
/// @param waiting logs that are known and not yet fetched
/// @param proof what vouches for the weakest of its digests; null without one
/// @param digests the paths of its digests, as they were given
record HourVerdict(
        CoverageState state,
        HourOfLogs logs,
        int waiting,
        @Nullable Verdict proof,
        List<String> digests,
        List<TrailFinding> findings) {

    HourVerdict {
        digests = List.copyOf(digests);
        findings = List.copyOf(findings);
    }
}
