package dev.attest.collector.activity;

import java.time.Instant;

/// How much of an account's activity one pattern of the noise filter matches.
///
/// @param pattern as it is configured, or `service-linked roles`
/// @param records stored records; they raise no alerts
public record NoiseView(
        String pattern, String accountId, long records, Instant first, Instant last) {}
