package dev.attest.outbox;

import java.time.Duration;

/// How often and how fast a transient failure is tried again: twice as long after each attempt.
///
/// @param attempts at least 1, the first one included
/// @param first the pause after the first attempt
/// @param longest no pause is longer
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", must be at least 1");
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses from " + first + " to " + longest);
        }
    }

    static RetryPolicy of(OutboxConfig.InboxRules rules) {
        return new RetryPolicy(rules.attempts(), rules.firstPause(), rules.longestPause());
    }

    /// The pause after the given attempt, counted from 1.
    public Duration pauseAfter(int attempt) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
