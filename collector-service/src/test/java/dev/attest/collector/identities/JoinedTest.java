package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoinedTest {

    private static final Map<String, Set<String>> PEOPLE =
            Map.of(
                    "mail:a@x", Set.of("ann"),
                    "login:a", Set.of("ann"),
                    "mail:b@x", Set.of("bob"),
                    "login:twins", Set.of("ann", "bob"));

    @Test
    void shouldFollowTheFirstRuleThatNamesSomebody() {
        // When
        Joined joined =
                Joined.of(
                        null,
                        List.of(
                                new Reference("tag", 10, "mail:nobody@x"),
                                new Reference("name", 20, "mail:b@x")),
                        PEOPLE);

        // Then
        assertThat(joined).isEqualTo(new Joined("bob", "name", null, null));
    }

    @Test
    void shouldGuessNothingWhenRulesOfOneOrderDisagree() {
        // When
        Joined joined =
                Joined.of(
                        null,
                        List.of(
                                new Reference("tag", 10, "mail:a@x"),
                                new Reference("tag", 10, "mail:b@x"),
                                new Reference("name", 20, "mail:b@x")),
                        PEOPLE);

        // Then
        assertThat(joined).isEqualTo(new Joined(null, null, "tag names ann, tag names bob", null));
    }

    @Test
    void shouldGuessNothingWhenTwoPeopleBearTheKey() {
        // When
        Joined joined = Joined.of(null, List.of(new Reference("l", 10, "login:twins")), PEOPLE);

        // Then
        assertThat(joined.person()).isNull();
        assertThat(joined.conflict()).isEqualTo("l names ann, l names bob");
    }

    @Test
    void shouldBelieveThePeopleFileAndSayWhoWouldNot() {
        // When
        Joined joined = Joined.of("ann", List.of(new Reference("tag", 10, "mail:b@x")), PEOPLE);

        // Then
        assertThat(joined).isEqualTo(new Joined("ann", "people-file", null, "tag names bob"));
    }

    @Test
    void shouldNotDependOnTheOrderInWhichRulesAreAsked() {
        long seed = new Random().nextLong();
        Random dice = new Random(seed);
        for (int round = 0; round < 500; round++) {
            // Given
            Map<String, Set<String>> people = new HashMap<>();
            for (int key = 0; key < 6; key++) {
                Set<String> bearers = new HashSet<>();
                for (int i = dice.nextInt(3); i > 0; i--) {
                    bearers.add("person-" + dice.nextInt(3));
                }
                people.put("id:" + key, bearers);
            }
            List<Reference> references = new ArrayList<>();
            for (int i = dice.nextInt(8); i > 0; i--) {
                int rule = dice.nextInt(5);
                references.add(
                        new Reference("rule-" + rule, rule / 2 * 10 + 10, "id:" + dice.nextInt(6)));
            }
            String claimed = dice.nextInt(4) == 0 ? "person-0" : null;
            List<Reference> shuffled = new ArrayList<>(references);
            Collections.shuffle(shuffled, dice);

            // When
            Joined one = Joined.of(claimed, references, people);
            Joined other = Joined.of(claimed, shuffled, people);

            // Then
            assertThat(other).as("seed " + seed + ", round " + round).isEqualTo(one);
        }
    }
}
