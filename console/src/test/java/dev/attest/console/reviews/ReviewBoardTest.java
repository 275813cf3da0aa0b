package dev.attest.console.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.ItemView.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewBoardTest {

    private static final ReviewFilter ALL = ReviewFilter.of("all", null, 1, true);
    private static final ReviewFilter UNDECIDED = ReviewFilter.of(null, null, 1, true);

    @Test
    void shouldPutUnknownAndHighRiskFirst() {
        // Given
        var items =
                List.of(of("low", 10), of("unknown", null), of("critical", 95), of("medium", 40));

        // When
        var board = board(items, ALL);

        // Then
        assertThat(board.groups())
                .extracting(group -> group.subject().name())
                .containsExactly("unknown", "critical", "medium", "low");
    }

    @Test
    void shouldPutSuggestedRevokesFirstWithinPerson() {
        // Given
        var items =
                List.of(
                        Items.item("a", Recommendation.KEEP),
                        Items.item("b", Recommendation.LOOK_CLOSER),
                        Items.item("c", Recommendation.REVOKE));

        // When
        var board = board(items, ALL);

        // Then
        assertThat(board.groups().getFirst().rows())
                .extracting(ItemRow::title)
                .containsExactly("c", "b", "a");
    }

    @Test
    void shouldKeepJustDecidedLinesInView() {
        // Given
        var decided = Items.decided(Items.item("a", Recommendation.KEEP), Outcome.KEEP, null);
        var items = List.of(decided, Items.item("b", Recommendation.KEEP));

        // When
        var board =
                ReviewBoard.of(
                        Items.pack(items), items, UNDECIDED, Set.of(decided.id()), Items.NOW);

        // Then
        assertThat(board.groups().getFirst().rows()).hasSize(2);
    }

    @Test
    void shouldCountWholePersonWhateverIsShown() {
        // Given
        var items =
                List.of(
                        Items.decided(Items.item("a", Recommendation.KEEP), Outcome.KEEP, null),
                        Items.item("b", Recommendation.KEEP),
                        Items.item("c", Recommendation.REVOKE));

        // When
        var group = board(items, UNDECIDED).groups().getFirst();

        // Then
        assertThat(group.rows()).hasSize(2);
        assertThat(group.line()).isEqualTo("2 of 3 left");
        assertThat(group.keepable()).isEqualTo(1);
    }

    @Test
    void shouldFindByPersonAndByAccess() {
        // Given
        var items = List.of(of("Aiko Tanaka", 1), of("Jonas Brandt", 2));

        // When
        var byPerson = board(items, ReviewFilter.of("all", "aiko", 1, true));
        var byAccess = board(items, ReviewFilter.of("all", "KEY OF JONAS", 1, true));

        // Then
        assertThat(byPerson.matching()).isEqualTo(1);
        assertThat(byAccess.groups().getFirst().subject().name()).isEqualTo("Jonas Brandt");
    }

    @Test
    void shouldShowHundredLinesAPage() {
        // Given
        var items =
                IntStream.range(0, 250)
                        .mapToObj(i -> Items.item("item " + i, Recommendation.KEEP))
                        .toList();

        // When
        var last = board(items, ReviewFilter.of("all", null, 3, true));

        // Then
        assertThat(last.groups().getFirst().rows()).hasSize(50);
        assertThat(last.next()).isNull();
        assertThat(last.previous()).endsWith("show=all&page=2");
        assertThat(last.pageWords()).isEqualTo("201 to 250 of 250");
    }

    private static ItemView of(String person, @Nullable Integer score) {
        return Items.item(
                "key of " + person,
                new Subject(person, person, "PERSON", null, null, score, null),
                Recommendation.KEEP);
    }

    private static ReviewBoard board(List<ItemView> items, ReviewFilter filter) {
        return ReviewBoard.of(Items.pack(items), items, filter, Items.NOW);
    }
}
