package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.expressions.Evaluation;
import dev.attest.expressions.Expression;
import dev.attest.rules.AlertRule.Outcome;
import dev.attest.rules.Judgement.Found;
import dev.attest.rules.Sighting.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says what an event is to the window of a rule.
final class CompiledWindow {

    private final Selection last;
    private final List<Template> by;
    private final Function<JsonNode, String> value;
    private final boolean valueNeeded;
    private final List<Step> steps;
    private final byte[] written;

    private record Step(Part part, Selection selection, Expression condition, List<Template> by) {}

    private CompiledWindow(AlertRule rule, Window window) {
        this.last = rule.selection();
        this.by = templates(window.by());
        this.value = value(window);
        this.valueNeeded =
                switch (window) {
                    case Window.Threshold threshold -> threshold.distinct() != null;
                    case Window.Sequence _ -> false;
                    case Window.FirstSeen _, Window.Distance _ -> true;
                };
        this.steps = steps(window);
        this.written =
                digest().digest((rule.selection() + " " + window).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws InvalidRuleException if an expression or a place does not compile
    static CompiledWindow of(AlertRule rule, Window window) {
        return new CompiledWindow(rule, window);
    }

    private static List<Template> templates(List<String> places) {
        return places.stream().map(Template::ofPlace).toList();
    }

    private static Function<JsonNode, String> value(Window window) {
        return switch (window) {
            case Window.Threshold threshold -> value(threshold.distinct());
            case Window.Sequence _ -> _ -> "";
            case Window.FirstSeen firstSeen -> value(firstSeen.value());
            case Window.Distance _ ->
                    event -> SourcePlace.in(event).map(SourcePlace::value).orElse("");
        };
    }

    private static Function<JsonNode, String> value(@Nullable String place) {
        if (place == null) {
            return _ -> "";
        }
        Template template = Template.ofPlace(place);
        return event -> FindingKey.kept(template.values(event).getFirst());
    }

    private static List<Step> steps(Window window) {
        if (!(window instanceof Window.Sequence sequence)) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>(List.of(step(Part.FIRST, sequence.first())));
        if (sequence.unless() != null) {
            steps.add(step(Part.UNLESS, sequence.unless()));
        }
        return List.copyOf(steps);
    }

    private static Step step(Part part, Window.Step step) {
        return new Step(
                part,
                step.selection(),
                CompiledRule.expression(step.selection().condition(), "condition"),
                templates(step.by()));
    }

    /// @param alone what the rule says of the event without its window
    Judgement judge(JsonNode event, Supplier<Judgement> alone) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : steps) {
            if (!named(step.selection(), event) || !outcome(step.selection(), event)) {
                continue;
            }
            switch (step.condition().evaluate("event", event)) {
                case Evaluation.Matched _ ->
                        add(sightings, step.part(), step.by(), event, "", null);
                case Evaluation.NotMatched _ -> {}
                case Evaluation.Failed failed -> {
                    return new Judgement.Failed(failed.reason());
                }
            }
        }
        if (named(last, event)) {
            switch (alone.get()) {
                case Found found -> {
                    String seen = value.apply(event);
                    if (!valueNeeded || !seen.isEmpty()) {
                        add(sightings, Part.LAST, by, event, seen, found);
                    }
                }
                case Judgement.Failed failed -> {
                    return failed;
                }
                case Judgement.NothingFound _, Judgement.Observed _ -> {}
            }
        }
        return sightings.isEmpty()
                ? new Judgement.NothingFound()
                : new Judgement.Observed(sightings);
    }

    private static boolean named(Selection selection, JsonNode event) {
        return selection.names(
                event.path("eventSource").asText(), event.path("eventName").asText());
    }

    private static boolean outcome(Selection selection, JsonNode event) {
        return selection.outcome() == Outcome.ANY
                || selection.outcome() == RuleEvent.outcome(event);
    }

    /// An event that has nothing in any of the places belongs to no key.
    private void add(
            List<Sighting> sightings,
            Part part,
            List<Template> places,
            JsonNode event,
            String seen,
            @Nullable Found found) {
        List<String> values = places.stream().map(place -> place.values(event).getFirst()).toList();
        if (!values.stream().allMatch(String::isEmpty)) {
            sightings.add(new Sighting(part, key(values), seen, found));
        }
    }

    private UUID key(List<String> values) {
        MessageDigest digest = digest();
        digest.update(written);
        for (String each : values) {
            byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
