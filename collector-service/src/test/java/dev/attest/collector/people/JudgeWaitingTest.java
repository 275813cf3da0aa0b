package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.inventory.InventoryEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People who wait to be judged, when nobody but the test takes them.
@QuarkusTest
@TestProfile(JudgedByHand.class)
class JudgeWaitingTest {

    private static final int MANY = 2 * WaitingPeople.AT_ONCE + 1;

    private final List<Collection<String>> judged = new ArrayList<>();

    @Inject Transactions transactions;
    @Inject Telling telling;

    @AfterEach
    void judgeTheRest() {
        judging(Integer.MAX_VALUE).run();
    }

    @Test
    void shouldJudgeSomeInEachTransaction() {
        // Given
        put(MANY);

        // When
        judging(Integer.MAX_VALUE).run();

        // Then
        assertThat(judged).extracting(Collection::size).containsExactly(200, 200, 1);
        assertThat(judged.stream().flatMap(Collection::stream)).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWithTheRestAfterOneThatWasKilled() {
        // Given
        put(MANY);
        JudgeWaiting killed = judging(1);
        assertThatThrownBy(killed::run).isInstanceOf(IllegalStateException.class);
        List<Collection<String>> before = List.copyOf(judged);
        judged.clear();

        // When
        judging(Integer.MAX_VALUE).run();

        // Then
        assertThat(before).extracting(Collection::size).containsExactly(200);
        assertThat(judged).extracting(Collection::size).containsExactly(200, 1);
        assertThat(judged)
                .allSatisfy(
                        some -> assertThat(some).doesNotContainAnyElementsOf(before.getFirst()));
    }

    private void put(int number) {
        transactions.run(connection ->
                new WaitingPeople(connection)
                        .put(IntStream.range(0, number).mapToObj(i -> "person-" + i).toList()));
    }

    /// @param batches how many are judged before it is killed
    private JudgeWaiting judging(int batches) {
        return new JudgeWaiting(
                transactions,
                telling,
                new PeopleChanged() {
                    @Override
                    public List<InventoryEvent> changed(
                            SqlConnection connection, Collection<String> people) {
                        throw new IllegalStateException("only groups changed");
                    }

                    @Override
                    public List<InventoryEvent> regrouped(
                            SqlConnection connection, Collection<String> people) {
                        if (judged.size() == batches) {
                            throw new IllegalStateException("killed");
                        }
                        judged.add(people);
                        return List.of();
                    }
                });
    }
}
