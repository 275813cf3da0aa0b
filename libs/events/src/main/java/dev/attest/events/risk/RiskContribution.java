package dev.attest.events.risk;

import dev.attest.events.Require;

/// What one factor adds to a score.
///
/// @param factor id of the factor, such as `administrator`
/// @param points 0 to 100; the contributions add up to the score
/// @param known false when the inputs are missing: then points is 0 and the explanation says what
///   could not be read
/// @param explanation one sentence for a manager
public record RiskContribution(String factor, int points, boolean known, String explanation) {
    public RiskContribution {
        Require.text("factor", factor);
        Require.present("explanation", explanation);
        Require.within("points", points, 0, 100);
        if (!known && points != 0) {
            throw new IllegalArgumentException(
                    "points is " + points + " for unknown factor " + factor + ", must be 0");
        }
    }
}
