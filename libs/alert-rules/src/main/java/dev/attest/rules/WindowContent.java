package dev.attest.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.rules.AlertRule.Outcome;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands under `window` in the file of a rule; what is missing is null.
record WindowContent(
        @Nullable String kind,
        @Nullable List<String> by,
        @Nullable String within,
        @Nullable Integer count,
        @Nullable String distinct,
        @Nullable StepContent first,
        @Nullable StepContent unless,
        @Nullable String value,
        @Nullable String learning,
        @JsonProperty("faster-than-kmh") @Nullable Integer fasterThanKmh,
        @JsonProperty("at-least-km") @Nullable Integer atLeastKm) {

    /// Addresses are placed with about this error.
    private static final int AT_LEAST_KM = 500;

    @JsonCreator
    WindowContent {}

    /// A step of a sequence; what it leaves out is as in the rule or the window.
    record StepContent(
            @Nullable List<String> sources,
            @Nullable List<String> names,
            @Nullable Outcome outcome,
            @Nullable String condition,
            @Nullable List<String> by,
            @Nullable Integer count) {

        @JsonCreator
        StepContent {}

        Window.Step step(List<String> ofRule, List<String> ofWindow) {
            return new Window.Step(
                    new Selection(
                            sources == null ? ofRule : RuleFile.each(sources, "sources"),
                            RuleFile.each(names, "names of a step"),
                            RuleFile.needed(outcome, "outcome of a step"),
                            Objects.requireNonNullElse(condition, "true")),
                    by == null ? ofWindow : RuleFile.each(by, "by"));
        }
    }

    /// @param sources of the rule
    Window window(List<String> sources) {
        List<String> key = RuleFile.each(by, "by");
        return switch (RuleFile.needed(kind, "kind of the window")) {
            case "threshold" -> threshold(key);
            case "sequence" -> sequence(key, sources);
            case "first-seen" -> firstSeen(key);
            case "distance" -> distance(key);
            default ->
                    throw new InvalidRuleException(
                            0,
                            "neither threshold, sequence, first-seen nor distance: '" + kind + "'");
        };
    }

    private Window threshold(List<String> key) {
        onlyWith("count, distinct", first, unless, value, learning, fasterThanKmh, atLeastKm);
        return new Window.Threshold(
                key,
                duration(within, "within"),
                RuleFile.needed(count, "count of the window"),
                distinct);
    }

    private Window sequence(List<String> key, List<String> sources) {
        onlyWith("first, unless", count, distinct, value, learning, fasterThanKmh, atLeastKm);
        StepContent start = RuleFile.needed(first, "first of the window");
        if (unless != null && unless.count() != null) {
            throw new InvalidRuleException(0, "unless has no count");
        }
        return new Window.Sequence(
                key,
                duration(within, "within"),
                Objects.requireNonNullElse(start.count(), 1),
                start.step(sources, key),
                unless == null ? null : unless.step(sources, key));
    }

    private Window firstSeen(List<String> key) {
        onlyWith("value, learning", count, distinct, first, unless, fasterThanKmh, atLeastKm);
        return new Window.FirstSeen(
                key,
                RuleFile.needed(value, "value of the window"),
                duration(within, "within"),
                duration(learning, "learning"));
    }

    private Window distance(List<String> key) {
        if (within != null) {
            throw new InvalidRuleException(0, "a distance needs no within: the speed says it");
        }
        onlyWith("faster-than-kmh, at-least-km", count, distinct, first, unless, value, learning);
        return new Window.Distance(
                key,
                RuleFile.needed(fasterThanKmh, "faster-than-kmh of the window"),
                Objects.requireNonNullElse(atLeastKm, AT_LEAST_KM));
    }

    private void onlyWith(String fields, @Nullable Object... others) {
        for (@Nullable Object other : others) {
            if (other != null) {
                throw new InvalidRuleException(
                        0, "a window of kind " + kind + " has kind, by and within, and " + fields);
            }
        }
    }

    /// @throws InvalidRuleException if it is no time, such as `PT10M` or `P90D`
    static Duration duration(@Nullable String text, String name) {
        try {
            return Duration.parse(RuleFile.needed(text, name + " of the window"));
        } catch (DateTimeParseException e) {
            throw new InvalidRuleException(
                    0, "no time such as PT10M or P90D in " + name + ": '" + text + "'");
        }
    }
}
