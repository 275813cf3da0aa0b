package dev.attest.buckets;

import java.net.URI;
import java.util.Optional;

/// How a bucket is reached and what objects are encrypted with.
///
/// @param region the bucket's
/// @param endpoint instead of AWS's own address
/// @param kmsKey id or ARN; the bucket's own encryption when it is not set
public record BucketSettings(String region, Optional<URI> endpoint, Optional<String> kmsKey) {}
