package dev.attest.sample.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The root user of an account.
///
/// @param passwordLastUsed null when never used
public record RootUser(Instant created, @Nullable Instant passwordLastUsed, boolean mfa) {}
