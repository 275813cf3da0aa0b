package dev.attest.iampolicy.graph;

import static dev.attest.iampolicy.graph.World.HOME;
import static dev.attest.iampolicy.graph.World.administrator;
import static dev.attest.iampolicy.graph.World.allow;
import static dev.attest.iampolicy.graph.World.role;
import static dev.attest.iampolicy.graph.World.trustOf;
import static dev.attest.iampolicy.graph.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDifferenceTest {

    private static final Identity ANNA =
            Identity.user(user("anna"), allow("iam:CreateAccessKey " + user("bob")));
    private static final Identity BOB =
            Identity.user(user("bob"), allow("sts:AssumeRole " + role("Boss")));
    private static final Identity BOSS = administrator("Boss", trustOf(HOME));

    @Test
    void shouldTellWhatAChangeCloses() {
        // Given
        PrivilegeGraph before = graph(ANNA, BOB, BOSS);

        // When
        PrivilegeGraph after = before.with(List.of(BOB.withOwn(PolicySet.empty())));
        GraphDifference difference = GraphDifference.between(before, after);

        // Then
        assertThat(difference.closed()).containsOnlyKeys(user("anna"), user("bob"));
        assertThat(difference.opened()).isEmpty();
        assertThat(difference.appeared()).isEmpty();
        assertThat(difference.disappeared()).extracting(Hop::to).containsExactly(role("Boss"));
    }

    @Test
    void shouldTellWhatAChangeOpens() {
        // Given
        PrivilegeGraph before = graph(ANNA, BOB.withOwn(PolicySet.empty()), BOSS);
        PrivilegeGraph after = graph(ANNA, BOB, BOSS);

        // When
        GraphDifference difference = GraphDifference.between(before, after);

        // Then
        assertThat(difference.opened()).containsOnlyKeys(user("anna"), user("bob"));
        assertThat(difference.closed()).isEmpty();
        assertThat(difference.appeared()).extracting(Hop::from).containsExactly(user("bob"));
        assertThat(difference.disappeared()).isEmpty();
    }

    @Test
    void shouldTellWhatStandsLessFirmly() {
        // Given
        Identity guarded =
                administrator(
                        "Boss",
                        World.trust(
                                "\"AWS\": \"" + HOME + "\"",
                                "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}"));

        // When
        GraphDifference difference = GraphDifference.between(graph(BOB, BOSS), graph(BOB, guarded));

        // Then
        assertThat(difference.appeared())
                .extracting(Hop::standing)
                .containsOnly(Standing.CONDITIONAL);
        assertThat(difference.disappeared()).extracting(Hop::standing).containsOnly(Standing.YES);
        assertThat(difference.closed()).containsOnlyKeys(user("bob"));
    }

    @Test
    void shouldTellOfPeopleWhoComeAndGo() {
        // Given
        PrivilegeGraph before = graph(BOB, BOSS);
        PrivilegeGraph after = graph(ANNA, BOSS);

        // When
        GraphDifference difference = GraphDifference.between(before, after);

        // Then
        assertThat(difference.closed()).containsOnlyKeys(user("bob"));
        assertThat(difference.opened()).isEmpty();
    }

    @Test
    void shouldFindNoDifferenceWhereNothingChanged() {
        // When
        GraphDifference difference =
                GraphDifference.between(graph(ANNA, BOB, BOSS), graph(ANNA, BOB, BOSS));

        // Then
        assertThat(difference.isEmpty()).isTrue();
    }

    private static PrivilegeGraph graph(Identity... identities) {
        return PrivilegeGraph.of(List.of(Account.of(HOME, List.of(identities))));
    }
}
