package dev.attest.certification.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.definition.CampaignDefinition.ScopeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CampaignDefinitionsTest {
    private static final List<String> FIELDS =
            List.of(
                    "kind",
                    "accountId",
                    "accountName",
                    "organizationalUnit",
                    "principalId",
                    "principalName",
                    "principalKind",
                    "linked",
                    "department",
                    "administrator",
                    "reference");

    private final CampaignDefinitions definitions = new CampaignDefinitions(Optional.empty());

    @Test
    void shouldNameEveryFileAndOnlyFiles() throws IOException {
        // When
        try (var files = Files.list(Path.of("src/main/resources/definitions"))) {
            var ids = files.map(file -> file.getFileName().toString().replace(".yaml", ""));
            // Then
            assertThat(ids).containsExactlyInAnyOrderElementsOf(CampaignDefinitions.IDS);
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldPassTheTestsInTheFile() {
        return definitions.all().stream()
                .flatMap(one -> one.tests().stream().map(test -> inFile(one, test)));
    }

    @Test
    void shouldHoldATestOfEitherKind() {
        assertThat(definitions.all())
                .isNotEmpty()
                .allSatisfy(definition ->
                        assertThat(definition.tests())
                                .extracting(ScopeTest::matches)
                                .contains(true, false));
    }

    @Test
    void shouldTakeTheOwnerFromTheSetting() {
        assertThat(definitions.all()).allSatisfy(one -> assertThat(one.owner()).isNull());
        assertThat(new CampaignDefinitions(Optional.of(" olga@acme.example ")).all())
                .allSatisfy(one -> assertThat(one.owner()).isEqualTo("olga@acme.example"));
    }

    private static DynamicTest inFile(CampaignDefinition definition, ScopeTest test) {
        return DynamicTest.dynamicTest(
                definition.id() + ": " + test.name(),
                () -> {
                    // Given
                    var scope = new CampaignScopes().compile(definition.scope());
                    // When
                    boolean covered = scope.covers(complete(test.entitlement()));
                    // Then
                    assertThat(covered).isEqualTo(test.matches());
                });
    }

    private static Map<String, @Nullable Object> complete(Map<String, @Nullable Object> given) {
        assertThat(FIELDS).containsAll(given.keySet());
        var all = new LinkedHashMap<String, @Nullable Object>();
        FIELDS.forEach(field -> all.put(field, given.get(field)));
        return all;
    }
}
