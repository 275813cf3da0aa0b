package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule.Example;
import dev.attest.rules.AlertRule.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A test of a rule with a window: a story, and how often the rule finds something in it.
final class WindowStory {

    private static final Instant BEGINNING = Instant.parse("2026-01-05T09:00:00Z");

    private final CompiledRule rule;
    private final MemoryWindows windows;

    private WindowStory(CompiledRule rule, Window window) {
        this.rule = rule;
        this.windows = new MemoryWindows(window);
    }

    /// @return what was found instead; empty when the test passed
    static String problem(CompiledRule rule, Window window, Example test) {
        WindowStory run = new WindowStory(rule, window);
        String failure = run.tell(test);
        if (!failure.isEmpty()) {
            return "the rule failed: " + failure;
        }
        List<Judgement.Found> found = run.found();
        if (found.size() != test.alerts()) {
            return "the rule found something in " + found.size() + " events";
        }
        return found.isEmpty() ? "" : RuleTests.otherWords(test, found.getLast());
    }

    /// What the rule finds in a test, in order.
    static List<Judgement.Found> found(CompiledRule rule, Window window, Example test) {
        WindowStory run = new WindowStory(rule, window);
        run.tell(test);
        return run.found();
    }

    /// @return why the rule could not be evaluated; empty when it could
    private String tell(Example test) {
        for (int i = 0; i < test.steps().size(); i++) {
            Step step = test.steps().get(i);
            for (int time = 0; time < step.times(); time++) {
                Instant at = BEGINNING.plus(step.at()).plus(step.every().multipliedBy(time));
                String failure = see(step.event(), at, "event-%04d-%04d".formatted(i, time));
                if (!failure.isEmpty()) {
                    return failure;
                }
            }
        }
        return "";
    }

    private List<Judgement.Found> found() {
        return windows.finds().stream()
                .map(MemoryWindows.Find::observation)
                .sorted(Comparator.naturalOrder())
                .map(each -> Objects.requireNonNull(each.found()))
                .toList();
    }

    private String see(JsonNode event, Instant at, String id) {
        return switch (rule.judge(event)) {
            case Judgement.Observed observed -> {
                windows.add(
                        event.path("recipientAccountId").asText(), at, id, observed.sightings());
                yield "";
            }
            case Judgement.Failed failed -> failed.reason();
            case Judgement.NothingFound _ -> "";
            case Judgement.Found _ ->
                    throw new IllegalStateException("a rule with a window finds by its window");
        };
    }
}
