package dev.attest.collector.rules;

import dev.attest.rules.Window;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window of a rule as callers see it: times as in a rule's file, and what its kind has.
///
/// @param by places whose values, all together, are the key
/// @param within how far before an event it looks, an ISO 8601 duration
/// @param count how many events, values, or first steps it takes
/// @param distinct whose different values are counted
/// @param first the step of a sequence before the event of the rule
/// @param unless the step that makes the first undone
/// @param value what must be new
/// @param learning how long a key has to be known
public record WindowView(
        List<String> by,
        String within,
        @Nullable Integer count,
        @Nullable String distinct,
        @Nullable StepView first,
        @Nullable StepView unless,
        @Nullable String value,
        @Nullable String learning,
        @Nullable Integer fasterThanKmh,
        @Nullable Integer atLeastKm) {

    /// The kind of a rule without a window.
    static final String NONE = "event";

    /// A step of a sequence as callers see it.
    public record StepView(
            List<String> sources,
            List<String> names,
            String outcome,
            String condition,
            List<String> by) {

        private static StepView of(Window.Step step) {
            return new StepView(
                    step.selection().sources(),
                    step.selection().names(),
                    step.selection().outcome().name(),
                    step.selection().condition(),
                    step.by());
        }
    }

    static WindowView of(Window window) {
        return switch (window) {
            case Window.Threshold t ->
                    view(t, t.count(), t.distinct(), null, null, null, null, null, null);
            case Window.Sequence s ->
                    view(
                            s,
                            s.count(),
                            null,
                            StepView.of(s.first()),
                            s.unless() == null ? null : StepView.of(s.unless()),
                            null,
                            null,
                            null,
                            null);
            case Window.FirstSeen f ->
                    view(f, null, null, null, null, f.value(), f.learning(), null, null);
            case Window.Distance d ->
                    view(d, null, null, null, null, null, null, d.fasterThanKmh(), d.atLeastKm());
        };
    }

    private static WindowView view(
            Window window,
            @Nullable Integer count,
            @Nullable String distinct,
            @Nullable StepView first,
            @Nullable StepView unless,
            @Nullable String value,
            @Nullable Duration learning,
            @Nullable Integer fasterThanKmh,
            @Nullable Integer atLeastKm) {
        return new WindowView(
                window.by(),
                window.within().toString(),
                count,
                distinct,
                first,
                unless,
                value,
                learning == null ? null : learning.toString(),
                fasterThanKmh,
                atLeastKm);
    }
}
