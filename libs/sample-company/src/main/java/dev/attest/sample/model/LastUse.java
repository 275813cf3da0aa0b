package dev.attest.sample.model;

import java.time.Instant;

/// The last time a credential or role was used, as IAM keeps it.
///
/// @param service service prefix such as `s3`
public record LastUse(Instant at, String region, String service) {}
