package dev.attest.iampolicy.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The graph against one that asks about every pair, one after the other.
class PrivilegeGraphProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindWhatAskingEverybodyAboutEverybodyFinds(long seed) {
        // Given
        List<Account> accounts = RandomAccounts.of(new Random(seed));

        // When
        PrivilegeGraph graph = PrivilegeGraph.of(accounts);

        // Then
        SlowGraph slow = new SlowGraph(accounts);
        for (String arn : graph.principals()) {
            BlastRadius reach = graph.blastRadius(arn);
            assertThat(reach.certain()).as("from %s for certain", arn).isEqualTo(slow.certain(arn));
            assertThat(reach.possible()).as("from %s perhaps", arn).isEqualTo(slow.possible(arn));
            assertThat(graph.route(arn).isPresent())
                    .as("route of %s", arn)
                    .isEqualTo(slow.leads(arn));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComeToTheSameByChangesAsFromTheStart(long seed) {
        // Given
        Random random = new Random(seed);
        RandomAccounts world = RandomAccounts.raising(random);
        List<Account> accounts = world.both();
        PrivilegeGraph graph = PrivilegeGraph.of(accounts);
        Account account = SeededCases.oneOf(random, accounts);
        Identity one = SeededCases.oneOf(random, List.copyOf(account.identities().values()));
        Identity changed = world.changed(one);

        // When
        PrivilegeGraph after = graph.with(List.of(changed));

        // Then
        PrivilegeGraph anew =
                PrivilegeGraph.of(
                        accounts.stream()
                                .map(each -> each == account ? each.with(changed) : each)
                                .toList());
        for (String arn : anew.principals()) {
            assertThat(after.blastRadius(arn)).isEqualTo(anew.blastRadius(arn));
            assertThat(after.route(arn)).isEqualTo(anew.route(arn));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldWalkRoutesThatHoldAtEveryHop(long seed) {
        // Given
        List<Account> accounts = RandomAccounts.of(new Random(seed));
        PrivilegeGraph graph = PrivilegeGraph.of(accounts);

        for (String arn : graph.principals()) {
            // When
            List<Route> routes = graph.routes(arn);

            // Then
            for (Route route : routes) {
                String at = arn;
                for (Hop hop : route.hops()) {
                    assertThat(hop.from()).isEqualTo(at);
                    at = hop.to();
                }
                assertThat(route.administrator()).isEqualTo(at);
            }
            assertThat(routes.isEmpty())
                    .isEqualTo(graph.route(arn).map(route -> route.hops().isEmpty()).orElse(true));
        }
    }
}
