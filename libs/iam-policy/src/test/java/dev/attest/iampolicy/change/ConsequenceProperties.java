package dev.attest.iampolicy.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsequenceProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTurnRoundWithTheChange(long seed) {
        // Given
        Random random = new Random(seed);
        Account one = RandomAccount.of(random);
        Account other = RandomAccount.of(random);

        // When
        Consequence there = Consequence.of(one, other);
        Consequence back = Consequence.of(other, one);

        // Then
        assertThat(back.principals()).hasSameSizeAs(there.principals());
        for (int i = 0; i < there.principals().size(); i++) {
            AccessChange forth = there.principals().get(i);
            AccessChange again = back.principals().get(i);
            assertThat(again.sensitive().lost()).isEqualTo(forth.sensitive().gained());
            assertThat(again.sensitive().gained()).isEqualTo(forth.sensitive().lost());
            assertThat(again.sensitive().widened()).hasSameSizeAs(forth.sensitive().narrowed());
            assertThat(again.paths().lost()).isEqualTo(forth.paths().gained());
            assertThat(again.others().lost()).isEqualTo(forth.others().gained());
            assertThat(again.doubtful()).hasSameElementsAs(forth.doubtful());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellOfEverybodyForWhomAnythingChanges(long seed) {
        // Given
        Random random = new Random(seed);
        Account before = RandomAccount.of(random);
        List<Change> changes = RandomAccount.changes(random, before);

        // When
        Consequence consequence = Consequence.of(before, changes);

        // Then
        Account after = before;
        for (Change change : changes) {
            after = change.applyTo(after);
        }
        List<String> told = consequence.principals().stream().map(AccessChange::principal).toList();
        for (Identity identity : before.identities().values()) {
            if (!told.contains(identity.arn())) {
                assertThat(meaning(after, identity.arn()))
                        .isEqualTo(meaning(before, identity.arn()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverGainByTakingAwayWhatOnlyAllows(long seed) {
        // Given
        Random random = new Random(seed);
        Account before = RandomAccount.allowing(random);
        List<Change> changes = RandomAccount.removals();

        // When
        Consequence consequence =
                Consequence.of(before, List.of(SeededCases.oneOf(random, changes)));

        // Then
        for (AccessChange change : consequence.principals()) {
            assertThat(change.sensitive().gained()).isEmpty();
            assertThat(change.sensitive().widened()).isEmpty();
            assertThat(change.paths().gained()).isEmpty();
            assertThat(change.others().gained()).isEmpty();
            assertThat(change.after().administrator())
                    .isLessThanOrEqualTo(change.before().administrator());
        }
    }

    private static PolicyMeaning meaning(Account account, String arn) {
        return PolicyMeaning.of(
                account.identity(arn).orElseThrow().access(account.serviceControls()));
    }
}
