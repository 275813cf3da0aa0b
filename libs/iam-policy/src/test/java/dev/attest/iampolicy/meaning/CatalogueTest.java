package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    static Stream<EscalationRule> rules() {
        return Catalogue.escalations().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldPassTheTestsInsideTheFile(EscalationRule rule) {
        // Given
        JsonNode file = Catalogue.read("escalations/" + rule.path().id() + ".json");

        // When
        JsonNode tests = file.required("tests");

        // Then
        assertThat(tests.required("has")).isNotEmpty().allMatch(document -> has(rule, document));
        assertThat(tests.required("hasNot"))
                .isNotEmpty()
                .noneMatch(document -> has(rule, document));
    }

    @Test
    void shouldIndexExactlyTheFilesThereAre() throws IOException, URISyntaxException {
        // Given
        Path folder =
                Path.of(
                                Objects.requireNonNull(
                                                Catalogue.class.getResource(
                                                        "escalations/index.json"))
                                        .toURI())
                        .getParent();

        // When
        List<String> indexed = rules().map(rule -> rule.path().id() + ".json").sorted().toList();

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(indexed.stream(), Stream.of("index.json")).toList());
        }
    }

    @Test
    void shouldListEveryPrivilegedActionOnce() {
        // When
        List<String> actions =
                Catalogue.privileged().stream().map(entry -> entry.action().action()).toList();

        // Then
        assertThat(actions).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void shouldNameTheServiceOfEveryPrivilegedAction() {
        // When
        List<String> nameless =
                Catalogue.privileged().stream()
                        .map(entry -> entry.action().action().split(":", 2)[0])
                        .filter(prefix -> Catalogue.service(prefix).equals(prefix))
                        .toList();

        // Then
        assertThat(nameless).isEmpty();
    }

    private static boolean has(EscalationRule rule, JsonNode document) {
        NamedPolicy policy = NamedPolicy.of("test", null, document);
        assertThat(policy).isInstanceOf(NamedPolicy.Read.class);
        return PolicyMeaning.of(policy).escalations().stream()
                .anyMatch(finding ->
                        finding.path().equals(rule.path()) && finding.held().reach() == Reach.ANY);
    }
}
