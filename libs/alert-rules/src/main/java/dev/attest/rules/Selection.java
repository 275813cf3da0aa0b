package dev.attest.rules;

import dev.attest.rules.AlertRule.Outcome;
import java.util.List;

/// Which events are meant.
///
/// @param condition CEL over `event`
public record Selection(
        List<String> sources, List<String> names, Outcome outcome, String condition) {

    private static final int MOST_SOURCES = 50;
    private static final int MOST_NAMES = 500;

    public Selection {
        if (sources.isEmpty() || names.isEmpty()) {
            throw new InvalidRuleException(0, "it names no event: sources and names");
        }
        if (sources.size() > MOST_SOURCES || names.size() > MOST_NAMES) {
            throw new InvalidRuleException(
                    0,
                    "it has %d sources and %d names, of %d and %d at most"
                            .formatted(sources.size(), names.size(), MOST_SOURCES, MOST_NAMES));
        }
        sources = List.copyOf(sources);
        names = List.copyOf(names);
    }

    /// Whether it means events of every source, or of every name.
    public boolean overAll() {
        return sources.contains(AlertRule.ALL) || names.contains(AlertRule.ALL);
    }

    /// Whether it means events that are called so.
    public boolean names(String source, String name) {
        return (sources.contains(AlertRule.ALL) || sources.contains(source))
                && (names.contains(AlertRule.ALL) || names.contains(name));
    }
}
