package dev.attest.collector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.rules.AlertRule.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule file holds a rule that does what its own tests say, and every rule has a file.
class RuleCatalogueTest {

    private final List<AlertRule> rules = RuleFiles.all();

    @TestFactory
    Stream<DynamicTest> shouldDoWhatItsTestsSay() {
        return rules.stream()
                .flatMap(rule ->
                        rule.tests().stream()
                                .map(test ->
                                        DynamicTest.dynamicTest(
                                                rule.id() + ": " + test.name(),
                                                () -> check(rule, test))));
    }

    private static void check(AlertRule rule, Example test) throws Exception {
        JsonNode event = test.event();
        boolean named =
                rule.sources().contains(event.path("eventSource").asText())
                        && rule.names().contains(event.path("eventName").asText());
        boolean matches = named && RuleCondition.compile(rule).matches(event);
        assertThat(matches).isEqualTo(test.matches());
    }

    @Test
    void shouldTestEveryRuleBothWays() {
        assertThat(rules)
                .allSatisfy(rule -> {
                    assertThat(rule.tests()).anyMatch(Example::matches);
                    assertThat(rule.tests()).anyMatch(test -> !test.matches());
                });
    }

    @Test
    void shouldTestEveryNameOfARule() {
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(rule.names())
                                .allMatch(name ->
                                        rule.tests().stream()
                                                .anyMatch(t ->
                                                        t.event()
                                                                .path("eventName")
                                                                .asText()
                                                                .equals(name))));
    }

    @Test
    void shouldTestRefusedCallsAndMissingRequestParameters() {
        assertThat(rules)
                .filteredOn(rule -> rule.outcome() == AlertRule.Outcome.SUCCEEDED)
                .allSatisfy(rule -> {
                    assertThat(rule.tests())
                            .as(rule.id())
                            .anyMatch(t ->
                                    !t.matches()
                                            && RuleEvent.outcome(t.event())
                                                    == AlertRule.Outcome.REFUSED);
                    assertThat(rule.tests())
                            .as(rule.id())
                            .anyMatch(t -> t.event().path("requestParameters").isNull());
                });
    }

    @Test
    void shouldReadEveryFileThatIsThere() throws IOException {
        // Given
        List<String> files;
        try (Stream<Path> list = Files.list(Path.of("src/main/resources/rules"))) {
            files = list.map(f -> f.getFileName().toString()).sorted().toList();
        }

        // When
        List<String> read = rules.stream().map(rule -> rule.id() + ".yaml").toList();

        // Then
        assertThat(read).containsExactlyInAnyOrderElementsOf(files);
    }
}
