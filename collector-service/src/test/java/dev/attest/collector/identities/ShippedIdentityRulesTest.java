package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules that come with Attest do what the tests at their bottom say.
class ShippedIdentityRulesTest {

    @Test
    void shouldDoWhatTheTestsOfTheFilesSay() {
        // When
        List<String> wrong = new ArrayList<>();
        all().forEach(rule -> rule.failing().forEach(test -> wrong.add(rule.id() + ": " + test)));

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldTestWhatEachRuleIsForAndWhatItIsNotFor() {
        for (IdentityRule rule : all()) {
            Set<Boolean> outcomes = new HashSet<>();
            rule.tests().forEach(t -> outcomes.add(t.matches() || !t.names().isEmpty()));
            assertThat(outcomes).as(rule.id()).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void shouldListEveryFile() throws IOException {
        // Given
        Path folder = Path.of("src/main/resources/identity-rules");

        // When
        List<String> files;
        try (Stream<Path> list = Files.list(folder)) {
            files =
                    list.map(f -> f.getFileName().toString())
                            .filter(f -> f.endsWith(IdentityRuleFile.SUFFIX))
                            .map(f -> f.replace(IdentityRuleFile.SUFFIX, ""))
                            .toList();
        }

        // Then
        assertThat(RuleFiles.shipped().keySet()).containsExactlyInAnyOrderElementsOf(files);
    }

    /// A short id is in the names of very many sessions.
    @Test
    void shouldSearchOnlyNamesOfWhichARuleSpeaks() {
        // Given
        IdentityRules rules = new IdentityRules(all());

        // When, Then
        assertThat(rules.within("id:7"))
                .containsEntry(SessionName.Kind.SOURCE_IDENTITY, Set.of("7"))
                .allSatisfy((kind, texts) ->
                        assertThat(texts)
                                .isEqualTo(
                                        kind == SessionName.Kind.SOURCE_IDENTITY
                                                ? Set.of("7")
                                                : Set.of()));
        assertThat(rules.within("login:maria.keller"))
                .containsOnlyKeys(SessionName.Kind.values())
                .allSatisfy((_, texts) -> assertThat(texts).containsExactly("maria.keller"));
    }

    private static List<IdentityRule> all() {
        List<IdentityRule> rules = new ArrayList<>();
        RuleFiles.shipped().forEach((id, text) -> rules.add(IdentityRuleFile.read(id, text)));
        return rules;
    }
}
