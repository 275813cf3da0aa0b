package dev.attest.awsstub;

import java.time.Instant;

/// One event of a trail.
///
/// @param source such as `iam.amazonaws.com`
/// @param visibleAt when LookupEvents knows it; events come late
/// @param record the whole CloudTrail record, as JSON text
public record StubEvent(
        String id,
        Instant time,
        String region,
        String source,
        String name,
        String user,
        Instant visibleAt,
        String record) {}
