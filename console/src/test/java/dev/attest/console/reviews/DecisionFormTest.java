package dev.attest.console.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.console.api.CertificationApi.Decision;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.reviews.DecisionForm.Decide;
import dev.attest.console.reviews.DecisionForm.Nothing;
import dev.attest.console.reviews.DecisionForm.ReasonMissing;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionFormTest {

    private final ItemView keep = Items.item("keep", Recommendation.KEEP);
    private final ItemView revoke = Items.item("revoke", Recommendation.REVOKE);
    private final ItemView look = Items.item("look", Recommendation.LOOK_CLOSER);
    private final List<ItemView> items = List.of(keep, revoke, look);
    private final MultivaluedHashMap<String, String> fields = new MultivaluedHashMap<>();

    @Test
    void shouldSendOnlyWhatDiffersFromSavedState() {
        // Given
        var saved = Items.decided(keep, Outcome.KEEP, null);
        fields.add("outcome." + keep.id(), "KEEP");
        fields.add("outcome." + look.id(), "REVOKE");

        // When
        var wish = new DecisionForm(fields).against(List.of(saved, revoke, look));

        // Then
        assertThat(wish)
                .isEqualTo(new Decide(List.of(new Decision(look.id(), Outcome.REVOKE, null))));
    }

    @Test
    void shouldTakeNewReasonForSameOutcome() {
        // Given
        var saved = Items.decided(keep, Outcome.KEEP, null);
        fields.add("outcome." + keep.id(), "KEEP");
        fields.add("comment." + keep.id(), "  Still on call ");

        // When
        var wish = new DecisionForm(fields).against(List.of(saved));

        // Then
        assertThat(wish)
                .isEqualTo(
                        new Decide(
                                List.of(new Decision(keep.id(), Outcome.KEEP, "Still on call"))));
    }

    @Test
    void shouldRefuseAnOutcomeThatIsNone() {
        // Given
        fields.add("outcome." + keep.id(), "MAYBE");
        var form = new DecisionForm(fields);

        // Then
        assertThatThrownBy(() -> form.against(List.of(keep)))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void shouldAskForReasonAgainstRecommendation() {
        // Given
        fields.add("outcome." + keep.id(), "REVOKE");
        fields.add("outcome." + revoke.id(), "KEEP");
        fields.add("outcome." + look.id(), "KEEP");

        // When
        var wish = new DecisionForm(fields).against(items);

        // Then
        assertThat(wish).isEqualTo(new ReasonMissing(List.of(keep, revoke)));
    }

    @Test
    void shouldNotTakeBlankReason() {
        // Given
        fields.add("outcome." + revoke.id(), "KEEP");
        fields.add("comment." + revoke.id(), "   ");

        // When
        var wish = new DecisionForm(fields).against(items);

        // Then
        assertThat(wish).isEqualTo(new ReasonMissing(List.of(revoke)));
    }

    @Test
    void shouldDecideSelectedWithOneReason() {
        // Given
        fields.add("bulk", "REVOKE");
        fields.add("bulkComment", "Left the team");
        fields.addAll("selected", keep.id().toString(), look.id().toString());

        // When
        var wish = new DecisionForm(fields).against(items);

        // Then
        assertThat(wish)
                .isEqualTo(
                        new Decide(
                                List.of(
                                        new Decision(keep.id(), Outcome.REVOKE, "Left the team"),
                                        new Decision(look.id(), Outcome.REVOKE, "Left the team"))));
    }

    @Test
    void shouldKeepOnlyUndecidedRecommendedOfPerson() {
        // Given
        var decided = Items.decided(Items.item("other", Recommendation.KEEP), Outcome.REVOKE, "x");
        fields.add("keepRecommended", keep.subject().id());

        // When
        var wish = new DecisionForm(fields).against(List.of(keep, revoke, look, decided));

        // Then
        assertThat(wish)
                .isEqualTo(new Decide(List.of(new Decision(keep.id(), Outcome.KEEP, null))));
    }

    @Test
    void shouldNameOnlyTheItemsItSpeaksOf() {
        // Given
        fields.add("outcome." + keep.id(), "KEEP");
        fields.add("comment." + look.id(), "a reason without a choice");

        // When
        var form = new DecisionForm(fields);

        // Then
        assertThat(form.items()).containsExactly(keep.id());
        assertThat(form.subject()).isEmpty();
    }

    @Test
    void shouldNameTheSelectedWhateverElseTheFormCarries() {
        // Given
        fields.add("bulk", "KEEP");
        fields.addAll("selected", look.id().toString());
        fields.add("outcome." + keep.id(), "KEEP");
        fields.add("keepRecommended", "p-1");

        // When
        var form = new DecisionForm(fields);

        // Then
        assertThat(form.items()).containsExactly(look.id());
        assertThat(form.subject()).isEmpty();
    }

    @Test
    void shouldRefuseMoreThanCanBeDecidedAtOnce() {
        // Given
        for (int i = 0; i <= 500; i++) {
            fields.add("outcome." + Items.id("item " + i), "KEEP");
        }

        // Then
        assertThatThrownBy(new DecisionForm(fields)::items).isInstanceOf(BadRequestException.class);
    }

    @Test
    void shouldRefuseToSpeakOfWhatIsNoItem() {
        // Given
        fields.add("outcome.everything", "KEEP");

        // Then
        assertThatThrownBy(new DecisionForm(fields)::items).isInstanceOf(BadRequestException.class);
    }

    @Test
    void shouldDoNothingWithEmptyForm() {
        // Given
        var form = new DecisionForm(fields);

        // When
        var wish = form.against(items);

        // Then
        assertThat(wish).isEqualTo(new Nothing());
    }
}
