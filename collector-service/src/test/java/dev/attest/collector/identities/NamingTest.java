package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

    private static final List<Naming> WAYS =
            List.of(
                    new Naming.ByAddress(),
                    Naming.ByPattern.of("(?P<login>[A-Za-z.]+)", "login:${login}"),
                    Naming.ByPattern.of("adm-(?P<n>[A-Za-z.]+)-x", "mail:${n}@B.a"),
                    Naming.ByPattern.of("(?P<n>[aB.]+)-.*", "id:P-${n}"),
                    Naming.ByPattern.of("(?P<a>[aB]+)@(?P<b>[aB.]+)", "mail:${b}@${a}.b"),
                    Naming.ByPattern.of("(?P<a>[aB]+).*", "mail:${a}@${a}.b"),
                    Naming.ByPattern.of(".*x", "id:p-1"),
                    new Naming.ByMap(Map.of("aB", "a@B.a", "ä-x", "p-1", "x", "a.B")));

    /// Names are searched by these texts: one that is missing hides what somebody did.
    @Test
    void shouldSayWhatIsInEveryNameOfWhichAKeyIsMade() {
        Random random = new Random(3);
        int made = 0;
        for (int i = 0; i < 60_000; i++) {
            // Given
            String name = name(random);
            for (Naming way : WAYS) {
                // When
                List<String> keys = way.names(seen(name));

                // Then
                for (String key : keys) {
                    Set<String> within = way.within(key);
                    assertThat(within)
                            .as("%s makes %s of %s", way, key, name)
                            .anyMatch(text -> name.toLowerCase(Locale.ROOT).contains(text));
                    made++;
                }
            }
        }
        assertThat(made).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "login:maria.keller, maria.keller",
        "mail:maria@b.a, maria@b.a maria",
        "mail:maria@c.a, maria@c.a",
        "id:P-Ab, ab"
    })
    void shouldSayNoMoreThanThat(String key, String texts) {
        assertThat(WAYS.subList(0, 4).stream().flatMap(way -> way.within(key).stream()).distinct())
                .containsExactly(texts.split(" "));
    }

    private static String name(Random random) {
        List<String> parts = List.of("a", "B", ".", "@", "adm-", "-x", "x", "ä");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i <= random.nextInt(6); i++) {
            name.append(parts.get(random.nextInt(parts.size())));
        }
        return name.toString();
    }

    private static JsonNode seen(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("principalId", name);
    }
}
