package dev.attest.certification.population.model;

import java.util.List;

/// What the facts speak for, with the reasons in words, the strongest first.
public record Advice(Verdict verdict, List<String> reasons) {
    public Advice {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("advice needs a reason");
        }
    }

    /// Keep, revoke, or a person should look closer.
    public enum Verdict {
        KEEP,
        REVOKE,
        LOOK_CLOSER
    }
}
