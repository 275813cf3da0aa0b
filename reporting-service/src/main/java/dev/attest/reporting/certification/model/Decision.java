package dev.attest.reporting.certification.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The decision that stands for an item.
///
/// @param version 1 for the first; higher when the reviewer changed their mind
/// @param againstRecommendation kept although REVOKE was recommended, or the other way round
/// @param signed whether the package was signed, which makes it final
/// @param logIndex its entry in the evidence log
public record Decision(
        Outcome outcome,
        int version,
        @Nullable String comment,
        Person decidedBy,
        Instant decidedAt,
        boolean againstRecommendation,
        boolean signed,
        long logIndex) {}
