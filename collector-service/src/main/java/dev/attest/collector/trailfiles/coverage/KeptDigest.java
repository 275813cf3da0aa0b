package dev.attest.collector.trailfiles.coverage;

import org.jspecify.annotations.Nullable;

/// A digest file that is kept as evidence.
///
/// @param bucket where it was; empty for a folder
/// @param sha256 of the file, under which it is kept
/// @param signature that S3 kept beside it, in hex; null when it is not known
public record KeptDigest(String bucket, String key, String sha256, @Nullable String signature) {}
