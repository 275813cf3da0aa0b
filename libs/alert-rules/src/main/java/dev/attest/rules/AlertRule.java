package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.Severity;
import dev.attest.events.activity.ActorKind;
import java.util.List;
import java.util.regex.Pattern;
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
        List<String> dedup,
        String runbook,
        List<Example> tests) {

    /// Stands for every source or name.
    public static final String ALL = "*";

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
    public record Variant(String when, String title, String message) {}

    /// A test of the rule, at the bottom of its file.
    ///
    /// @param title what the alert is called; null when the test does not care
    /// @param message what the alert says; null when the test does not care
    public record Example(
            String name,
            boolean matches,
            @Nullable String title,
            @Nullable String message,
            JsonNode event) {}

    public AlertRule {
        if (id.length() > 100 || !ID.matcher(id).matches()) {
            throw new InvalidRuleException(
                    0, "the file's name is the id, lower-case words with dashes: " + id);
        }
        if (sources.isEmpty() || names.isEmpty()) {
            throw new InvalidRuleException(0, "it names no event: sources and names");
        }
        if (actors.isEmpty() && (sources.contains(ALL) || names.contains(ALL))) {
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
        attack = List.copyOf(attack);
        actors = List.copyOf(actors);
        sources = List.copyOf(sources);
        names = List.copyOf(names);
        variants = List.copyOf(variants);
        dedup = List.copyOf(dedup);
        tests = List.copyOf(tests);
    }

    /// Whether it looks at events of every source, or of every name.
    public boolean overAll() {
        return sources.contains(ALL) || names.contains(ALL);
    }

    /// Whether it looks at events that are called so.
    public boolean names(String source, String name) {
        return (sources.contains(ALL) || sources.contains(source))
                && (names.contains(ALL) || names.contains(name));
    }
}
