package dev.attest.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attest.events.Severity;
import dev.attest.events.activity.ActorKind;
import dev.attest.rules.AlertRule.Example;
import dev.attest.rules.AlertRule.Outcome;
import dev.attest.rules.AlertRule.Step;
import dev.attest.rules.AlertRule.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads an alert rule from the text of its file, `<id>.yaml`.
public final class RuleFile {

    public static final String SUFFIX = ".yaml";

    private static final int LONGEST = 512 * 1024;
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private RuleFile() {}

    /// What stands in the file; what is missing is null.
    private record Content(
            @Nullable String title,
            @Nullable Severity severity,
            @Nullable List<String> attack,
            @Nullable List<ActorKind> actors,
            @Nullable List<String> sources,
            @Nullable List<String> names,
            @Nullable Outcome outcome,
            @Nullable String condition,
            @Nullable String message,
            @Nullable List<VariantContent> variants,
            @Nullable WindowContent window,
            @Nullable List<String> dedup,
            @Nullable String runbook,
            @Nullable List<ExampleContent> tests) {

        @JsonCreator
        Content {}

        AlertRule rule(String id) {
            String named = needed(title, "title");
            return new AlertRule(
                    id,
                    named,
                    needed(severity, "severity"),
                    each(attack, "attack"),
                    each(actors, "actors"),
                    each(sources, "sources"),
                    each(names, "names"),
                    needed(outcome, "outcome"),
                    needed(condition, "condition"),
                    message == null ? named + ", by {actor}" : message,
                    each(variants, "variants").stream().map(v -> v.variant(named)).toList(),
                    window == null ? null : window.window(each(sources, "sources")),
                    each(dedup, "dedup"),
                    needed(runbook, "runbook"),
                    each(tests, "tests").stream()
                            .map(test -> window == null ? test.example() : test.story())
                            .toList());
        }
    }

    private record VariantContent(
            @Nullable String when, @Nullable String title, @Nullable String message) {

        @JsonCreator
        VariantContent {}

        Variant variant(String otherwise) {
            return new Variant(
                    needed(when, "when of a variant"),
                    title == null ? otherwise : title,
                    needed(message, "message of a variant"));
        }
    }

    private record ExampleContent(
            @Nullable String name,
            @Nullable Boolean matches,
            @Nullable String title,
            @Nullable String message,
            @Nullable JsonNode event,
            @Nullable Integer alerts,
            @Nullable List<StepContent> events) {

        @JsonCreator
        ExampleContent {}

        /// A test of a rule that judges each event alone.
        Example example() {
            if (alerts != null || events != null) {
                throw new InvalidRuleException(
                        0, "alerts and events are for tests of rules with a window");
            }
            return new Example(
                    needed(name, "name of a test"),
                    needed(matches, "matches of a test") ? 1 : 0,
                    title,
                    message,
                    List.of(
                            new Step(
                                    Duration.ZERO,
                                    1,
                                    Duration.ZERO,
                                    needed(event, "event of a test"))));
        }

        /// A test of a rule with a window.
        Example story() {
            if (matches != null || event != null) {
                throw new InvalidRuleException(
                        0, "a test of a rule with a window has alerts and events");
            }
            return new Example(
                    needed(name, "name of a test"),
                    needed(alerts, "alerts of a test"),
                    title,
                    message,
                    each(events, "events of a test").stream().map(StepContent::step).toList());
        }
    }

    private record StepContent(
            @Nullable String at,
            @Nullable Integer times,
            @Nullable String every,
            @Nullable JsonNode event) {

        @JsonCreator
        StepContent {}

        Step step() {
            return new Step(
                    at == null ? Duration.ZERO : WindowContent.duration(at, "at"),
                    Objects.requireNonNullElse(times, 1),
                    every == null ? Duration.ofMinutes(1) : WindowContent.duration(every, "every"),
                    needed(event, "event of a test"));
        }
    }

    /// @param id the file's name without its suffix
    /// @return the rule, of which every expression compiles
    /// @throws InvalidRuleException with the line of the file
    public static CompiledRule read(String id, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidRuleException(0, "longer than " + LONGEST + " characters");
        }
        try {
            Content content = YAML.readValue(text, Content.class);
            if (content == null) {
                throw new InvalidRuleException(0, "the file is empty");
            }
            return CompiledRule.of(content.rule(id));
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidRuleException(line(text, e.getPropertyName(), 1), YamlFault.words(e));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new InvalidRuleException(line, YamlFault.words(e));
        } catch (InvalidRuleException e) {
            throw e.field().isEmpty()
                    ? e
                    : new InvalidRuleException(line(text, e.field(), e.line()), "", e.problem());
        }
    }

    /// The line of the file: a text that begins after `|` or `>` begins on the next line.
    private static int line(String text, String field, int within) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip().replaceFirst("^- +", "");
            if (line.startsWith(field + ":")) {
                String rest = line.substring(field.length() + 1).strip();
                int first = rest.startsWith("|") || rest.startsWith(">") ? 2 : 1;
                return i + first + Math.max(1, within) - 1;
            }
        }
        return 0;
    }

    static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidRuleException(0, "there is no " + name);
        }
        return value;
    }

    static <T> List<T> each(@Nullable List<T> values, String name) {
        if (values == null) {
            return List.of();
        }
        values.forEach(value -> needed(value, "value in " + name));
        return List.copyOf(values);
    }
}
