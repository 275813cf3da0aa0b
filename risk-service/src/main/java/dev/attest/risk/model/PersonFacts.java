package dev.attest.risk.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The person a subject is.
///
/// @param left whether the company says that the person left
/// @param end the last day in the company; null when none is known
public record PersonFacts(boolean left, @Nullable LocalDate end) {}
