package dev.attest.risk.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Gathers what a factor finds and weighs it: the worst finding counts in full, every further one a
/// fifth, so that more is never less and ten small things do not look like a catastrophe.
final class Findings {

    private static final double FURTHER = 0.2;
    private static final int MAX_NAMED = 3;

    private final List<Double> known = new ArrayList<>();
    private final List<Double> worst = new ArrayList<>();
    private final TreeSet<String> found = new TreeSet<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private @Nullable Instant changesAt;

    /// Something bad.
    void add(double weight, String words) {
        known.add(weight);
        worst.add(weight);
        found.add(words);
    }

    /// Something that may be bad.
    void addUnknown(double weight, String words) {
        worst.add(weight);
        missing.add(words);
    }

    /// Time alone makes a difference then.
    void changesAt(Instant moment) {
        changesAt = changesAt == null || moment.isBefore(changesAt) ? moment : changesAt;
    }

    /// @param explanation begins the sentence about what was found
    /// @param unknown begins the sentence about what could not be read
    Reading reading(String explanation, String unknown) {
        return new Reading(
                combined(known),
                combined(worst),
                found.isEmpty() ? null : explanation + listed(found),
                missing.isEmpty() ? null : unknown + listed(missing),
                changesAt);
    }

    static double combined(List<Double> weights) {
        List<Double> falling = weights.stream().sorted(Comparator.reverseOrder()).toList();
        double left = 1;
        for (int i = 0; i < falling.size(); i++) {
            left *= 1 - (i == 0 ? falling.get(i) : falling.get(i) * FURTHER);
        }
        return 1 - left;
    }

    static String listed(TreeSet<String> words) {
        List<String> named = words.stream().limit(MAX_NAMED).toList();
        int more = words.size() - named.size();
        return String.join("; ", named) + (more > 0 ? "; and " + more + " more" : "");
    }
}
