package dev.attest.collector.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// An alert rule as its file says; the file's name is its id.
///
/// @param attack MITRE ATT&CK technique ids
/// @param sources event sources it looks at
/// @param names event names it looks at, in every one of the sources
/// @param outcome which calls it looks at
/// @param condition CEL over `event`
/// @param runbook what to do, in one or two sentences
public record AlertRule(
        String id,
        String title,
        Severity severity,
        List<String> attack,
        List<String> sources,
        List<String> names,
        Outcome outcome,
        String condition,
        String runbook,
        List<Example> tests) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /// Whether AWS carried out the call.
    public enum Outcome {
        SUCCEEDED,
        REFUSED,
        ANY
    }

    /// A test of the rule, at the bottom of its file.
    public record Example(String name, boolean matches, JsonNode event) {}

    /// What stands in the file.
    record Content(
            String title,
            Severity severity,
            List<String> attack,
            List<String> sources,
            List<String> names,
            Outcome outcome,
            String condition,
            String runbook,
            List<Example> tests) {

        @JsonCreator
        Content {}

        AlertRule named(String id) {
            return new AlertRule(
                    id, title, severity, attack, sources, names, outcome, condition, runbook,
                    tests);
        }
    }

    public AlertRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a rule id is lower-case words with dashes: " + id);
        }
        if (sources.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException(id + " names no event");
        }
        for (String technique : attack) {
            if (!TECHNIQUE.matcher(technique).matches()) {
                throw new IllegalArgumentException(id + ": no ATT&CK technique: " + technique);
            }
        }
        if (title.isBlank() || runbook.isBlank()) {
            throw new IllegalArgumentException(id + " needs a title and a runbook");
        }
        attack = List.copyOf(attack);
        sources = List.copyOf(sources);
        names = List.copyOf(names);
        tests = List.copyOf(tests);
    }
}
