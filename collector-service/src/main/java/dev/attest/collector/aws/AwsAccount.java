package dev.attest.collector.aws;

import org.jspecify.annotations.Nullable;

/// An account and the way into it.
///
/// @param role the role that is assumed there; null when the collector's own credentials are used
/// @param externalId what the role's trust policy asks for; null for nothing
public record AwsAccount(
        String id, Partition partition, @Nullable String role, @Nullable String externalId) {}
