package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules about identities that users put into a folder.
class KnownRulesTest {

    private static final String ACME =
            """
            title: The directory keeps the person among those from outside
            order: 102
            class: EXTERNAL
            group: 'acme-.*'
            tests:
              - name: contractors
                groups: ['Everybody', '%s']
                matches: true
            """;

    @TempDir Path folder;

    @Test
    void shouldTakeARuleWhoseTestsPass() throws IOException {
        // Given
        write("acme", ACME.formatted("acme-staff"));

        // When
        KnownRules rules = new KnownRules(() -> Optional.of(folder));

        // Then
        assertThat(rules.now().rules().ofGroups(Set.of("acme-staff"))).isPresent();
    }

    @Test
    void shouldTakeNoRuleThatDoesNotDoWhatItsTestsSay() throws IOException {
        // Given
        write("acme", ACME.formatted("staff-acme"));
        write("beta", ACME.formatted("beta-staff").replace("acme-.*", "beta-.*"));

        // When
        KnownRules rules = new KnownRules(() -> Optional.of(folder));

        // Then
        assertThat(rules.now().rules().ofGroups(Set.of("acme-staff"))).isEmpty();
        assertThat(rules.now().rules().ofGroups(Set.of("beta-staff"))).isPresent();
    }

    @Test
    void shouldKeepTheRulesWhileTheFolderCannotBeRead() throws IOException {
        // Given
        write("acme", ACME.formatted("acme-staff"));
        KnownRules rules = new KnownRules(() -> Optional.of(folder));
        Files.delete(folder.resolve("acme.yaml"));
        Path noFile = Files.createDirectory(folder.resolve("beta.yaml"));

        // When
        rules.look();

        // Then
        assertThat(rules.now().rules().ofGroups(Set.of("acme-staff"))).isPresent();
        Files.delete(noFile);
        rules.look();
        assertThat(rules.now().rules().ofGroups(Set.of("acme-staff"))).isEmpty();
    }

    private void write(String id, String text) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), text);
    }
}
