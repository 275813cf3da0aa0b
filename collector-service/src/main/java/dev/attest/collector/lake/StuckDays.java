package dev.attest.collector.lake;

import dev.attest.lake.LakeException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The days that could not be made one file. Each is told when it begins to fail, and not with
/// every round in which it still does.
final class StuckDays {

    private Set<String> known = Set.of();
    private Set<String> failing = new HashSet<>();

    /// @return what to say of it, in one line; empty when that was said in the round before
    synchronized Optional<String> failed(LakeException failure) {
        String day = String.valueOf(failure.getMessage());
        boolean first = failing.add(day) && !known.contains(day);
        return first ? Optional.of(day + ": " + reason(failure)) : Optional.empty();
    }

    /// Every day was looked at: what failed no more is told when it fails again.
    synchronized void rounded() {
        known = failing;
        failing = new HashSet<>();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
