package dev.attest.console.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.PackageSummary;
import dev.attest.console.api.PackageSummary.Recommended;
import dev.attest.console.api.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewBoardTest {

    private static final PackageSummary SUMMARY =
            new PackageSummary(2, 1, new Recommended(4, 250, 0), 0, 0);

    @Test
    void shouldGroupLinesByPersonInTheOrderOfTheService() {
        // Given
        var aiko = Items.subject("p-2", "Aiko Tanaka", 2, 2, 2);
        var jonas = Items.subject("p-1", "Jonas Brandt", 1, 1, 1);
        var page =
                List.of(
                        Items.item("b", aiko, Recommendation.REVOKE),
                        Items.item("a", aiko, Recommendation.KEEP),
                        Items.item("c", jonas, Recommendation.KEEP));

        // When
        var board = board(page, null, filter("all", null));

        // Then
        assertThat(board.groups())
                .extracting(group -> group.subject().name())
                .containsExactly("Aiko Tanaka", "Jonas Brandt");
        assertThat(board.groups().getFirst().rows())
                .extracting(ItemRow::title)
                .containsExactly("b", "a");
    }

    @Test
    void shouldCountWholePersonWhateverIsOnThePage() {
        // Given
        var page =
                List.of(
                        Items.item(
                                "b",
                                Items.subject("p-1", "Jonas", 120, 80, 40),
                                Recommendation.KEEP));

        // When
        var group = board(page, null, filter(null, null)).groups().getFirst();

        // Then
        assertThat(group.rows()).hasSize(1);
        assertThat(group.line()).isEqualTo("80 of 120 left");
        assertThat(group.keepable()).isEqualTo(40);
    }

    @Test
    void shouldPutJustDecidedLinesInTheirPlacesWhateverTheFilterSays() {
        // Given
        var decided = Items.decided(Items.item("a", Recommendation.KEEP), Outcome.KEEP, null);

        // When
        var board =
                ReviewBoard.changed(
                        Items.pack(List.of(decided)),
                        SUMMARY,
                        List.of(decided),
                        filter(null, null),
                        Items.NOW);

        // Then
        assertThat(board.groups().getFirst().rows()).singleElement().matches(board::touches);
    }

    @Test
    void shouldLeadFromPageToPage() {
        // Given
        var page =
                IntStream.range(0, 100)
                        .mapToObj(i -> Items.item("item " + i, Recommendation.REVOKE))
                        .toList();
        var here = filter("revoke", null).at(PageTrail.of(2, "MTAw"));

        // When
        var board = board(page, "MjAw", here);

        // Then
        assertThat(board.pageWords()).isEqualTo("101 to 200 of 250");
        assertThat(board.previousPage()).endsWith("?show=revoke");
        assertThat(board.nextPage()).endsWith("?show=revoke&page=3&after=MTAw.MjAw");
    }

    /// Lines leave this list while they are decided: which ones these are cannot be said.
    @Test
    void shouldNotNumberLinesThatComeAndGo() {
        // Given
        var page = List.of(Items.item("a", Recommendation.KEEP));
        var third = PageTrail.of(3, "MTAw.MjAw");

        // When
        var undecided = board(page, null, filter(null, null).at(third));
        var found = board(page, null, filter("all", "aiko").at(third));

        // Then
        assertThat(undecided.pageWords()).isEqualTo("Page 3");
        assertThat(found.pageWords()).isEqualTo("Page 3");
        assertThat(undecided.nextPage()).isNull();
    }

    @Test
    void shouldCountThePeopleOfTheWholePackage() {
        // Given
        var board = board(List.of(), null, filter("all", null));

        // Then
        assertThat(board.people()).isEqualTo("2 people and 1 that belongs to nobody");
        assertThat(board.choices())
                .extracting(ReviewBoard.Choice::label)
                .contains("Recommended to revoke (250)");
    }

    private static ReviewFilter filter(@Nullable String show, @Nullable String text) {
        return ReviewFilter.of(show, text, PageTrail.START, true);
    }

    private static ReviewBoard board(
            List<ItemView> items, @Nullable String next, ReviewFilter filter) {
        return ReviewBoard.of(
                Items.pack(items), SUMMARY, new Page<>(items, next), filter, Items.NOW);
    }
}
