package dev.attest.sample.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A console password.
///
/// @param lastUsed null when never used
public record ConsolePassword(Instant changed, @Nullable Instant lastUsed) {}
