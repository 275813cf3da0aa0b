package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Event;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.EscalationMode;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.events.inventory.InventorySnapshotTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A report says so when somebody decided or signed who was not to.
class DueProcessTest {

    private static final String DECIDED =
            "In the package of %s, %s decided without being its reviewer at that moment (items: %d).";
    private static final String SIGNED =
            "The package of %s was signed by %s, who was not its reviewer at that moment.";

    /// A launched campaign with one package of three items, the reviewer of which is P-0.
    private final List<Event> events =
            new ArrayList<>(
                    CampaignFixture.campaign(11, 1, 3, false).stream()
                            .filter(DueProcessTest::launches)
                            .toList());

    private final PackageOpened opened = first(PackageOpened.class);
    private final List<ItemDescription> items = first(ItemsAdded.class).items();

    private static boolean launches(Event event) {
        return event instanceof InventorySnapshotTaken
                || event instanceof CampaignLaunched
                || event instanceof PackageOpened
                || event instanceof ItemsAdded;
    }

    private <E extends Event> E first(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Test
    void shouldFindNothingWhenTheReviewerDecidesAndSigns() {
        // Given
        decide("P-0", 1);
        sign("P-0", 2);

        // When // Then
        assertThat(gaps()).isEmpty();
    }

    @Test
    void shouldNameWhoDecidedWithoutBeingTheReviewer() {
        // Given
        decide("P-0", 1);
        events.add(decision(items.getFirst(), 2, "P-1", 2));
        events.add(decision(items.getLast(), 2, "P-1", 2));
        sign("P-0", 3);

        // When // Then
        assertThat(gaps()).containsExactly(DECIDED.formatted("Maria Keller", "Tunde Okafor", 2));
    }

    @Test
    void shouldNameWhoSignedWithoutBeingTheReviewer() {
        // Given
        decide("P-0", 1);
        sign("P-1", 2);

        // When // Then
        assertThat(gaps()).containsExactly(SIGNED.formatted("Maria Keller", "Tunde Okafor"));
    }

    @Test
    void shouldPassOverADecisionThatAnotherReplaced() {
        // Given
        events.add(decision(items.getFirst(), 1, "P-1", 1));
        events.add(decision(items.getFirst(), 2, "P-0", 2));

        // When // Then
        assertThat(gaps()).isEmpty();
    }

    /// Whoever was let in decides from then on, whoever was replaced until then.
    @ParameterizedTest(name = "{0}: {1} after {2} days")
    @CsvSource({
        "ADD,     P-0, 1, true",
        "ADD,     P-0, 3, true",
        "ADD,     P-1, 1, false",
        "ADD,     P-1, 2, true",
        "REPLACE, P-0, 1, true",
        "REPLACE, P-0, 3, false",
        "REPLACE, P-1, 1, false",
        "REPLACE, P-1, 3, true",
        "REPLACE, P-2, 3, false",
    })
    void shouldKnowWhoWasInChargeAtThatMoment(
            EscalationMode mode, String decider, int day, boolean inCharge) {
        // Given
        escalate("P-1", 1, 2, mode);
        decide(decider, day);

        // When
        List<String> gaps = gaps();

        // Then
        assertThat(gaps.isEmpty()).isEqualTo(inCharge);
        assertThat(gaps).allMatch(gap -> gap.contains("without being its reviewer"));
    }

    @Test
    void shouldEndTheTurnOfThoseWhoWereLetInWhenSomebodyTakesOver() {
        // Given
        escalate("P-1", 1, 1, EscalationMode.ADD);
        escalate("P-2", 2, 2, EscalationMode.REPLACE);
        decide("P-1", 3);
        sign("P-1", 4);

        // When // Then
        assertThat(gaps())
                .containsExactly(
                        DECIDED.formatted("P-2", "Tunde Okafor", 3),
                        SIGNED.formatted("P-2", "Tunde Okafor"));
    }

    @Test
    void shouldNameWhoDecidedAboutTheirOwnAccess() {
        // Given
        ItemDescription own = items.getFirst();
        escalate(own.subjectId(), 1, 1, EscalationMode.ADD);
        events.add(decision(own, 1, own.subjectId(), 2));

        // When // Then
        assertThat(gaps())
                .containsExactly(
                        "In the package of Maria Keller, %s decided about access of their own (items: 1)."
                                .formatted(own.subjectId()));
    }

    /// The time of an event is what its teller says; its place in the log is not.
    @Test
    void shouldNameDecisionsThatCameAfterTheSignature() {
        // Given
        decide("P-0", 1);
        sign("P-0", 3);
        events.add(decision(items.getFirst(), 2, "P-0", 2));

        // When // Then
        assertThat(gaps())
                .containsExactly(
                        "In the package of Maria Keller, decisions came to the log after the signature (items: 1).");
    }

    private List<String> gaps() {
        return Reports.of(events).gaps();
    }

    private static Instant day(int day) {
        return CampaignFixture.START.plus(Duration.ofDays(day));
    }

    private void decide(String decider, int day) {
        items.forEach(item -> events.add(decision(item, 1, decider, day)));
    }

    private DecisionRecorded decision(ItemDescription item, int version, String decider, int day) {
        return new DecisionRecorded(
                opened.campaignId(),
                opened.packageId(),
                item.itemId(),
                UUID.randomUUID(),
                version,
                DecisionOutcome.KEEP,
                "needed",
                decider,
                day(day));
    }

    private void sign(String signer, int day) {
        events.add(
                new PackageSignedOff(
                        opened.campaignId(),
                        opened.packageId(),
                        signer,
                        "I reviewed each access.",
                        items.size(),
                        0,
                        day(day),
                        day(day)));
    }

    private void escalate(String to, int level, int day, EscalationMode mode) {
        events.add(
                new ReviewEscalated(
                        opened.campaignId(),
                        opened.packageId(),
                        opened.reviewerId(),
                        to,
                        level,
                        day(day),
                        mode));
    }
}
