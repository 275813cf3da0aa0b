package dev.attest.risk.landscape;

import org.jspecify.annotations.Nullable;

/// A policy that a principal, group or permission set has.
///
/// @param arn null for an inline policy
/// @param sha256 hash of its document; null when no snapshot carried it
public record StoredPolicy(String name, @Nullable String arn, @Nullable String sha256) {}
