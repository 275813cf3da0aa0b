package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.Severity;
import dev.attest.events.activity.ActorKind;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An alert rule as its file says; the file's name is its id.
///
/// @param attack MITRE ATT&CK technique ids
/// @param actors kinds of actors it looks at; empty for all
/// @param sources event sources it looks at; `*` for all, of certain actors only
/// @param names event names it looks at, in every one of the sources; `*` for all, of certain
///   actors only
/// @param outcome which calls it looks at
/// @param condition CEL over `event`
/// @param message what happened, in one sentence with places to fill, see [Template]
/// @param variants other words for some of the events; the first that fits counts
/// @param window what it looks at beside the event; null for a rule that judges each event alone
/// @param dedup places in the event that tell one finding from another, see [Template]
/// @param runbook what to do, in one or two sentences
public record AlertRule(
        String id,
        String title,
        Severity severity,
        List<String> attack,
        List<ActorKind> actors,
        List<String> sources,
        List<String> names,
        Outcome outcome,
        String condition,
        String message,
        List<Variant> variants,
        @Nullable Window window,
        List<String> dedup,
        String runbook,
        List<Example> tests) {

    /// Stands for every source or name.
    public static final String ALL = "*";

    /// In characters.
    private static final int LONGEST_TITLE = 200;

    /// Of a message with its places, and of a runbook.
    private static final int LONGEST_TEXT = 2_000;

    /// Of techniques, actors, variants and places.
    private static final int MOST = 20;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /// Whether AWS carried out the call.
    public enum Outcome {
        SUCCEEDED,
        REFUSED,
        ANY
    }

    /// Other words for some of the events.
    ///
    /// @param when CEL over `event`
    public record Variant(String when, String title, String message) {

        public Variant {
            bounded("title", title, LONGEST_TITLE);
            bounded("message", message, LONGEST_TEXT);
        }
    }

    /// A test of the rule, at the bottom of its file.
    ///
    /// @param alerts in how many of the events the rule finds something
    /// @param title what the last alert is called; null when the test does not care
    /// @param message what the last alert says; null when the test does not care
    /// @param steps what happens; one event at least
    public record Example(
            String name,
            int alerts,
            @Nullable String title,
            @Nullable String message,
            List<Step> steps) {

        /// More than this no test needs.
        private static final int MOST = 2_000;

        public Example {
            if (steps.isEmpty() || steps.stream().mapToInt(Step::times).sum() > MOST) {
                throw new InvalidRuleException(
                        0, "a test has one event at least and at most " + MOST + ": " + name);
            }
            steps = List.copyOf(steps);
        }

        public boolean matches() {
            return alerts > 0;
        }

        /// The records of which it tells, each once.
        public List<JsonNode> events() {
            return steps.stream().map(Step::event).toList();
        }
    }

    /// Something that happens in a test, perhaps several times.
    ///
    /// @param at how long after the beginning of the test
    /// @param every how long after each other
    public record Step(Duration at, int times, Duration every, JsonNode event) {

        public Step {
            if (times < 1 || at.isNegative() || every.isNegative()) {
                throw new InvalidRuleException(
                        0, "events of tests happen once or more, not before");
            }
        }
    }

    public AlertRule {
        if (id.length() > 100 || !ID.matcher(id).matches()) {
            throw new InvalidRuleException(
                    0, "the file's name is the id, lower-case words with dashes: " + id);
        }
        if (actors.isEmpty() && new Selection(sources, names, outcome, condition).overAll()) {
            throw new InvalidRuleException(
                    0, "a rule over all sources or names needs actors: it would see everything");
        }
        for (String technique : attack) {
            if (!TECHNIQUE.matcher(technique).matches()) {
                throw new InvalidRuleException(0, "no ATT&CK technique: " + technique);
            }
        }
        if (title.isBlank() || runbook.isBlank()) {
            throw new InvalidRuleException(0, "it needs a title and a runbook");
        }
        bounded("title", title, LONGEST_TITLE);
        bounded("message", message, LONGEST_TEXT);
        bounded("runbook", runbook, LONGEST_TEXT);
        bounded("attack", attack);
        bounded("actors", actors);
        bounded("variants", variants);
        bounded("dedup", dedup);
        attack = List.copyOf(attack);
        actors = List.copyOf(actors);
        sources = List.copyOf(sources);
        names = List.copyOf(names);
        variants = List.copyOf(variants);
        dedup = List.copyOf(dedup);
        tests = List.copyOf(tests);
    }

    private static void bounded(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidRuleException(
                    0,
                    "%s has %d characters, of %d at most".formatted(field, text.length(), longest));
        }
    }

    private static void bounded(String field, List<?> list) {
        if (list.size() > MOST) {
            throw new InvalidRuleException(
                    0, "%s has %d entries, of %d at most".formatted(field, list.size(), MOST));
        }
    }

    /// The events that it judges.
    public Selection selection() {
        return new Selection(sources, names, outcome, condition);
    }

    /// All events that it wants to see: those that it judges, and those that its window looks at.
    public List<Selection> selections() {
        return window == null
                ? List.of(selection())
                : Stream.concat(Stream.of(selection()), window.selections().stream()).toList();
    }

    /// Whether it looks at events of every source, or of every name.
    public boolean overAll() {
        return selection().overAll();
    }

    /// Whether it looks at events that are called so.
    public boolean names(String source, String name) {
        return selections().stream().anyMatch(each -> each.names(source, name));
    }

    /// Whether it asks where the caller's address is.
    public boolean needsPlaces() {
        return selections().stream().anyMatch(s -> s.condition().contains(SourcePlace.FIELD))
                || window != null
                        && window.places().stream().anyMatch(p -> p.contains(SourcePlace.FIELD));
    }
}
