package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.collector.Api;
import dev.attest.collector.people.WaitingPeople.Waiting;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.testsupport.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People who wait to be judged, when nobody but the test takes them.
@QuarkusTest
@TestProfile(JudgedByHand.class)
class JudgeWaitingTest {

    private static final int MANY = 2 * WaitingPeople.AT_ONCE + 1;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private final List<Collection<String>> judged = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T08:00:00Z"));

    @Inject Transactions transactions;
    @Inject Telling telling;
    @Inject PeopleConfig config;
    @Inject SecureRandom chance;

    /// Ends the program in the midst of its work.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void judgeTheRest() {
        failing.clear();
        clock.advance(LONGEST);
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
        assertThatThrownBy(killed::run).isInstanceOf(Killed.class);
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

    @Test
    void shouldGoOnWithoutThoseWhoFail() {
        // Given
        put(MANY);
        failing.addAll(List.of("person-7", "person-123"));

        // When
        judging(Integer.MAX_VALUE).run();

        // Then
        assertThat(judged.stream().flatMap(Collection::stream))
                .hasSize(MANY - 2)
                .doesNotHaveDuplicates()
                .doesNotContain("person-7", "person-123");
        conflicts()
                .body("subject", containsInAnyOrder("person-7", "person-123"))
                .body(
                        "detail",
                        everyItem(
                                startsWith(
                                        "failed since 2026-11-21T08:00:00Z (attempts: 1), next")))
                .body("detail", everyItem(endsWith("nobody knows what that is")));
    }

    @Test
    void shouldTryThoseWhoFailAgainAfterPausesThatGrow() {
        // Given
        put(1);
        failing.add("person-0");
        JudgeWaiting judging = judging(Integer.MAX_VALUE);
        judging.run();

        // When
        clock.advance(FIRST);
        judging.run();
        conflicts().body("detail", contains(containsString("(attempts: 2), next")));
        clock.advance(FIRST.minusSeconds(1));
        judging.run();
        conflicts().body("detail", contains(containsString("(attempts: 2), next")));
        failing.clear();
        clock.advance(FIRST.multipliedBy(2));
        judging.run();

        // Then
        assertThat(judged).containsExactly(Set.of("person-0"));
        conflicts().body("subject", empty());
    }

    @Test
    void shouldTryWhoFailedAtOnceWhenSomethingChanges() {
        // Given
        put(1);
        failing.add("person-0");
        JudgeWaiting judging = judging(Integer.MAX_VALUE);
        judging.run();
        failing.clear();
        judging.run();
        List<Collection<String>> before = List.copyOf(judged);

        // When
        put(1);
        judging.run();

        // Then
        assertThat(before).isEmpty();
        assertThat(judged).containsExactly(Set.of("person-0"));
    }

    @Test
    void shouldNotTakeAFaultOfAllForOneOfEach() {
        // Given
        put(MANY);
        IntStream.range(0, MANY).forEach(i -> failing.add("person-" + i));

        // When
        judging(Integer.MAX_VALUE).run();
        failing.clear();
        judging(Integer.MAX_VALUE).run();

        // Then
        assertThat(judged.stream().flatMap(Collection::stream))
                .hasSize(MANY - JudgeWaiting.FAULTS)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotHaveSomebodyStepAsideWhoIsToBeJudgedAnewMeanwhile() {
        // Given
        put(1);
        Waiting waiting =
                transactions
                        .call(connection -> new WaitingPeople(connection).due(clock.instant()))
                        .getFirst();

        // When
        put(1);
        transactions.run(connection ->
                new WaitingPeople(connection)
                        .stepAside(
                                waiting, "late", clock.instant(), clock.instant().plus(LONGEST)));

        // Then
        judging(Integer.MAX_VALUE).run();
        assertThat(judged).containsExactly(Set.of("person-0"));
    }

    private void put(int number) {
        transactions.run(connection ->
                new WaitingPeople(connection)
                        .put(IntStream.range(0, number).mapToObj(i -> "person-" + i).toList()));
    }

    /// Those who could not be judged.
    private static ValidatableResponse conflicts() {
        return Api.as("auditor")
                .get("/api/v1/people-conflicts")
                .then()
                .statusCode(200)
                .rootPath("items.findAll { it.kind == 'UNJUDGED' }");
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
                            throw new Killed();
                        }
                        if (people.stream().anyMatch(failing::contains)) {
                            throw new IllegalStateException("nobody knows what that is");
                        }
                        judged.add(people);
                        return List.of();
                    }
                },
                config,
                chance,
                clock);
    }
}
