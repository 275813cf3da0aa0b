package dev.attest.risk.model;

/// What one factor adds to a score.
///
/// @param points 0 to 100; the points of all contributions add up to the score
/// @param known false when inputs are missing: then points is 0 and the explanation says which
public record Contribution(String factor, int points, boolean known, String explanation) {}
