package dev.attest.sample.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A long-lived key of a user.
///
/// @param lastUse null when never used
public record AccessKey(String id, boolean active, Instant created, @Nullable LastUse lastUse) {}
