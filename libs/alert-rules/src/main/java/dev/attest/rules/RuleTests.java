package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule.Example;
import dev.attest.rules.AlertRule.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs the tests at the bottom of a rule's file.
public final class RuleTests {

    private RuleTests() {}

    /// What came of one test.
    ///
    /// @param problem what was found instead; empty when the test passed
    public record Result(String name, String problem) {

        public boolean passed() {
            return problem.isEmpty();
        }
    }

    /// In the order of the file.
    public static List<Result> run(CompiledRule rule) {
        return rule.rule().tests().stream()
                .map(test -> new Result(test.name(), problem(rule, test)))
                .toList();
    }

    private static String problem(CompiledRule rule, Example test) {
        return rule.rule().window() == null
                ? alone(rule, test)
                : WindowStory.problem(rule, rule.rule().window(), test);
    }

    private static String alone(CompiledRule rule, Example test) {
        JsonNode event = test.events().getFirst();
        boolean named =
                rule.rule()
                        .names(
                                event.path("eventSource").asText(),
                                event.path("eventName").asText());
        Judgement judgement = named ? rule.judge(event) : new Judgement.NothingFound();
        return switch (judgement) {
            case Judgement.Observed _ ->
                    throw new IllegalStateException("a rule without a window has none");
            case Judgement.Failed failed -> "the rule failed: " + failed.reason();
            case Judgement.NothingFound _ ->
                    !test.matches()
                            ? ""
                            : named ? "the rule found nothing" : "the rule does not name the event";
            case Judgement.Found found ->
                    test.matches() ? otherWords(test, found) : "the rule fired: " + found.message();
        };
    }

    /// What is told otherwise than the test says; empty when nothing is.
    static String otherWords(Example test, Judgement.Found found) {
        if (!Objects.requireNonNullElse(test.title(), found.title()).equals(found.title())) {
            return "the title is: " + found.title();
        }
        if (!Objects.requireNonNullElse(test.message(), found.message()).equals(found.message())) {
            return "the message is: " + found.message();
        }
        return "";
    }

    /// The tests that every rule needs and this one lacks, each as a sentence.
    public static List<String> missing(AlertRule rule) {
        List<String> missing = new ArrayList<>();
        List<Example> tests = rule.tests();
        if (tests.stream().noneMatch(Example::matches)) {
            missing.add("no test in which the rule fires");
        }
        if (tests.stream().allMatch(Example::matches)) {
            missing.add("no test in which the rule does not fire");
        }
        if (events(tests).noneMatch(event -> event.path("requestParameters").isNull())) {
            missing.add("no test with requestParameters null");
        }
        outcome(rule).ifPresent(missing::add);
        rule.selections().stream()
                .flatMap(selection -> selection.names().stream())
                .distinct()
                .filter(name -> !name.equals(AlertRule.ALL))
                .filter(name ->
                        events(tests).noneMatch(e -> e.path("eventName").asText().equals(name)))
                .forEach(name -> missing.add("no test with " + name));
        return missing;
    }

    /// A rule that asks for one outcome says nothing of the other; one that asks for none has to be
    /// tried on a refused call, whether that is a finding of it or not.
    private static Optional<String> outcome(AlertRule rule) {
        List<Example> tests = rule.tests();
        boolean tested =
                switch (rule.outcome()) {
                    case SUCCEEDED ->
                            tests.stream().anyMatch(test -> doesNotFireOn(test, Outcome.REFUSED));
                    case REFUSED ->
                            tests.stream().anyMatch(test -> doesNotFireOn(test, Outcome.SUCCEEDED));
                    case ANY ->
                            events(tests).anyMatch(e -> RuleEvent.outcome(e) == Outcome.REFUSED);
                };
        String other = rule.outcome() == Outcome.REFUSED ? "succeeded" : "was refused";
        return tested ? Optional.empty() : Optional.of("no test with a call that " + other);
    }

    private static Stream<JsonNode> events(List<Example> tests) {
        return tests.stream().flatMap(test -> test.events().stream());
    }

    private static boolean doesNotFireOn(Example test, Outcome outcome) {
        return !test.matches()
                && test.events().stream().anyMatch(e -> RuleEvent.outcome(e) == outcome);
    }
}
