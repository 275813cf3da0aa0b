package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {

    /// Takes long wherever there are numbers.
    private static final IdentityRule HOSTILE =
            IdentityRuleFile.read(
                    "hostile",
                    """
                    title: Compares all with all
                    order: 1
                    class: MACHINE
                    when: identity.numbers.all(a, identity.numbers.all(b, a + b > 0))
                    tests: []
                    """);

    private static final IdentityRule LATER =
            IdentityRuleFile.read(
                    "later",
                    """
                    title: Everything
                    order: 2
                    class: SHARED
                    when: 'true'
                    tests: []
                    """);

    @Test
    void shouldSwitchOffARuleThatTakesTooLongAgainAndAgain() {
        // Given
        IdentityRules rules = new IdentityRules(List.of(HOSTILE, LATER));
        JsonNode few = identity(2);
        JsonNode many = identity(3_000);

        // When
        List<String> before = gives(rules, few, many, many, few);
        List<String> after = gives(rules, many, few);

        // Then
        assertThat(before).containsExactly("hostile", "later", "later", "hostile");
        assertThat(after).containsExactly("later", "later");
    }

    private static List<String> gives(IdentityRules rules, JsonNode... identities) {
        return List.of(identities).stream()
                .map(each -> Optional.ofNullable(rules.of(each).always()).orElseThrow().rule())
                .toList();
    }

    private static JsonNode identity(int numbers) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode identity = json.createObjectNode();
        identity.set("numbers", json.valueToTree(Collections.nCopies(numbers, 1)));
        return identity;
    }
}
