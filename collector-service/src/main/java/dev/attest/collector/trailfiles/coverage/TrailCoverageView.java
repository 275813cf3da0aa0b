package dev.attest.collector.trailfiles.coverage;

import dev.attest.traildigest.CheckedDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the logs that CloudTrail delivered for an account and region within an hour.
///
/// @param trail the trail they belong to, as `attest.trails` names it; `upload` for imported files
/// @param hour its beginning
/// @param verified logs that are here as they were delivered
/// @param missing logs that a digest names and that are not here
/// @param altered logs that are not as they were delivered
/// @param extra logs that no digest of their time names
/// @param untold logs of a time that no digest tells of, or not yet
/// @param waiting logs that are known and not yet fetched
/// @param proof what vouches for the weakest digest of the hour; null when there is none
/// @param digests SHA-256 of the digest files, under which they are kept as evidence
/// @param findings which files, at most 50
/// @param changedAt when the state became what it is
public record TrailCoverageView(
        String trail,
        String accountId,
        String region,
        Instant hour,
        CoverageState state,
        int verified,
        int missing,
        int altered,
        int extra,
        int untold,
        int waiting,
        CheckedDigest.@Nullable Verdict proof,
        List<String> digests,
        List<Finding> findings,
        Instant judgedAt,
        Instant changedAt) {

    /// A file that is not as it was delivered.
    ///
    /// @param kind such as `LOG_MISSING`
    /// @param sentence to be read after the file's name
    public record Finding(String kind, String file, String sentence) {}

    public TrailCoverageView {
        digests = List.copyOf(digests);
        findings = List.copyOf(findings);
    }
}
