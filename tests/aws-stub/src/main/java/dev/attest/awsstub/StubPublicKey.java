package dev.attest.awsstub;

import java.time.Instant;

/// A key that CloudTrail signs digests for in a region.
///
/// @param value the bare key of PKCS #1, DER
public record StubPublicKey(
        String region, String fingerprint, byte[] value, Instant from, Instant until) {}
