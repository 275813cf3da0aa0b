package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The command line against the running stack: who may do what, and what `status` and `up` say.
@ExtendWith(SharedStack.class)
class CommandLineTest {
    @Test
    void shouldShowEveryPartHealthy(Stack stack) {
        // When
        JsonNode status = stack.json("status");

        // Then
        assertThat(status).hasSize(9);
        assertThat(status)
                .allSatisfy(part -> {
                    assertThat(part.path("health").asText()).isEqualTo("healthy");
                    assertThat(part.path("version").asText()).isNotBlank();
                    assertThat(part.path("memoryMegabytes").asInt()).isPositive();
                });
    }

    @Test
    void shouldSayThatItRunsWhenBroughtUpAgain(Stack stack) {
        // When
        Stack.Result again = stack.attest("up");

        // Then
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("already running");
        assertThat(again.out())
                .contains(stack.console().toString())
                .contains("maria")
                .contains(stack.demoPassword());
    }

    @Test
    void shouldHaveLoadedTheSampleCompany(Stack stack) {
        assertThat(stack.json("alerts")).isNotEmpty();
        assertThat(stack.json("alerts", "--severity", "CRITICAL"))
                .allMatch(alert -> alert.path("severity").asText().equals("CRITICAL"));
    }

    @Test
    void shouldNotLetAnAuditorStartACampaign(Stack stack) {
        // When
        Stack.Result refused =
                stack.attest("campaign", "start", "quarterly-access-review", "--as", "amelia");

        // Then
        assertThat(refused.exitCode()).isEqualTo(3);
    }

    @Test
    void shouldNotKnowACampaignThatDoesNotExist(Stack stack) {
        // When
        Stack.Result unknown =
                stack.attest("campaign", "show", "00000000-0000-7000-8000-000000000000");

        // Then
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void shouldImportNothingNewFromAFileItKnows(Stack stack) {
        // Given
        Path keys =
                stack.home().resolve("sample-company/files/accounts/555566667777/access-keys.json");

        // When
        JsonNode again = stack.json("import", "inventory", keys.toString());

        // Then
        assertThat(again).hasSize(1);
        assertThat(again.get(0).at("/report/alreadyImported").asBoolean()).isTrue();
        assertThat(List.of(again.get(0).at("/report/stored").asInt())).containsExactly(0);
    }
}
