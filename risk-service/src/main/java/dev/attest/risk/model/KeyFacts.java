package dev.attest.risk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An access key.
///
/// @param label its id, or its place when the id is not known
/// @param created when it was created or last rotated; null when unknown
public record KeyFacts(String label, boolean active, @Nullable Instant created) {}
