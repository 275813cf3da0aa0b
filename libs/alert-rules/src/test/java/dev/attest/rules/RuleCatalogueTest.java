package dev.attest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rules.AlertRule.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule file holds a rule that does what its own tests say, and every rule has a file.
class RuleCatalogueTest {

    private static final int PROMISED = 110;

    private final List<CompiledRule> rules = ShippedRules.all();

    @TestFactory
    Stream<DynamicTest> shouldDoWhatItsTestsSay() {
        return rules.stream()
                .flatMap(rule ->
                        RuleTests.run(rule).stream()
                                .map(result ->
                                        DynamicTest.dynamicTest(
                                                rule.rule().id() + ": " + result.name(),
                                                () -> assertThat(result.problem()).isEmpty())));
    }

    @Test
    void shouldTestEveryRuleBothWaysAndOnWhatIsNormalInTrails() {
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(RuleTests.missing(rule.rule())).as(rule.rule().id()).isEmpty());
    }

    /// Attest's own event is no attack: its rule shows that events, alerts and messages come
    /// through.
    @Test
    void shouldNameTheTechniquesThatEveryRuleIsAbout() {
        assertThat(idsOfRules(rule -> rule.rule().attack().isEmpty()))
                .containsExactly("attest-synthetic-event");
    }

    /// A path that is written wrongly finds nothing, and the sentence says `unknown`.
    @Test
    void shouldFillEveryMessageFromAnEventThatHasEverything() {
        assertThat(
                        idsOfRules(rule ->
                                found(rule).stream()
                                        .allMatch(f -> f.message().contains("unknown"))))
                .isEmpty();
    }

    @Test
    void shouldTellFindingsOfEveryRuleApartByMoreThanTheEvent() {
        assertThat(idsOfRules(rule -> rule.rule().dedup().isEmpty())).isEmpty();
        assertThat(
                        idsOfRules(rule ->
                                found(rule).stream().allMatch(f -> f.key().startsWith("event "))))
                .isEmpty();
    }

    @Test
    void shouldShipWhatIsPromised() {
        assertThat(rules).hasSizeGreaterThanOrEqualTo(PROMISED);
        assertThat(rules.stream().map(r -> r.rule().title())).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadEveryFileThatIsThere() throws IOException {
        // Given
        List<String> files;
        try (Stream<Path> list = Files.list(Path.of("src/main/resources/rules"))) {
            files =
                    list.map(f -> f.getFileName().toString())
                            .filter(f -> !f.equals("index.txt"))
                            .sorted()
                            .toList();
        }

        // When
        List<String> read = rules.stream().map(rule -> rule.rule().id() + ".yaml").toList();

        // Then
        assertThat(read).containsExactlyInAnyOrderElementsOf(files);
    }

    private List<String> idsOfRules(Predicate<CompiledRule> wrong) {
        return rules.stream().filter(wrong).map(rule -> rule.rule().id()).toList();
    }

    private static List<Judgement.Found> found(CompiledRule rule) {
        return rule.rule().tests().stream()
                .filter(Example::matches)
                .flatMap(test -> found(rule, test).stream())
                .toList();
    }

    private static List<Judgement.Found> found(CompiledRule rule, Example test) {
        Window window = rule.rule().window();
        return window == null
                ? List.of((Judgement.Found) rule.judge(test.events().getFirst()))
                : WindowStory.found(rule, window, test);
    }
}
