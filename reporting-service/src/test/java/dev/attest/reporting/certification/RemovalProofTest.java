package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Event;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Outcome;
import dev.attest.reporting.certification.model.Remediation;
import dev.attest.reporting.certification.model.RemediationState;
import dev.attest.reporting.certification.model.ReviewedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A removal is vouched for only by a snapshot that the log holds and that may prove absence.
class RemovalProofTest {

    private static final List<Event> CAMPAIGN = CampaignFixture.campaign(41, 4, 12, true);

    @Test
    void shouldTrustProofsThatTheLogHolds() {
        // When
        CertificationReport report = Reports.of(CAMPAIGN);

        // Then
        assertThat(verified(report)).isNotEmpty();
        assertThat(report.gaps()).isEmpty();
    }

    @Test
    void shouldNameWhatWasToBeKeptAndWentAlong() {
        // Given
        ReviewedItem kept =
                Reports.of(CAMPAIGN).items().stream()
                        .filter(item -> item.decided(Outcome.KEEP))
                        .findFirst()
                        .orElseThrow();
        List<Event> events =
                CAMPAIGN.stream().map(event -> taking(kept, kept.principalId(), event)).toList();

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.gaps())
                .containsExactly(
                        "1 access was decided to be kept, but the removal of others takes it"
                                + " along.");
        assertThat(report.items())
                .filteredOn(ReviewedItem::keptAndTakenAlong)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.id()).isEqualTo(kept.id());
                    assertThat(item.takenAlongBy()).isNotEmpty();
                });
    }

    @Test
    void shouldTakeAlongNothingOfAnotherPrincipal() {
        // Given
        ReviewedItem kept =
                Reports.of(CAMPAIGN).items().stream()
                        .filter(item -> item.decided(Outcome.KEEP))
                        .findFirst()
                        .orElseThrow();
        List<Event> events =
                CAMPAIGN.stream().map(event -> taking(kept, "another", event)).toList();

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.items()).allSatisfy(item -> assertThat(item.takenAlongBy()).isEmpty());
    }

    /// Every removal is of the same principal and takes along what is called as the item.
    private static Event taking(ReviewedItem kept, String principalId, Event event) {
        return event instanceof RemediationRequested planned
                ? new RemediationRequested(
                        planned.campaignId(),
                        planned.remediationId(),
                        planned.itemId(),
                        planned.decisionId(),
                        planned.accountId(),
                        principalId,
                        planned.kind(),
                        planned.entitlementId(),
                        planned.commands(),
                        planned.plannedAt(),
                        planned.dueAt(),
                        List.of(kept.title()))
                : event;
    }

    @Test
    void shouldVouchForNoProofThatTheLogDoesNotHold() {
        // Given
        List<Event> events = withProofs(snapshot -> Stream.empty());

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(verified(report))
                .isNotEmpty()
                .allSatisfy(removal -> {
                    var proof = Objects.requireNonNull(removal.proof());
                    assertThat(proof.complete()).isNull();
                    assertThat(report.gaps())
                            .anyMatch(gap ->
                                    gap.contains(proof.id().toString())
                                            && gap.contains("does not hold the snapshot"));
                });
    }

    @Test
    void shouldNameAProofThatIsNotComplete() {
        // Given
        List<Event> events = withProofs(snapshot -> Stream.of(incomplete(snapshot)));

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(verified(report))
                .isNotEmpty()
                .allSatisfy(removal ->
                        assertThat(report.gaps())
                                .contains(
                                        "The snapshot that proves a removal, %s of account payments-prod (111122223333) is not complete."
                                                .formatted(
                                                        Objects.requireNonNull(removal.proof())
                                                                .id())));
        assertThat(report.gaps()).anyMatch(gap -> gap.endsWith("the second page is missing"));
    }

    @Test
    void shouldNameAProofThatIsOlderThanThePlan() {
        // Given
        Map<UUID, RemediationRequested> plans =
                of(RemediationRequested.class)
                        .collect(Collectors.toMap(RemediationRequested::itemId, plan -> plan));
        Map<UUID, RemediationRequested> byProof =
                of(RemediationVerified.class)
                        .collect(
                                Collectors.toMap(
                                        RemediationVerified::snapshotId,
                                        proof ->
                                                Objects.requireNonNull(plans.get(proof.itemId()))));
        List<Event> events = withProofs(snapshot -> Stream.of(early(snapshot, byProof)));

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.gaps())
                .anyMatch(gap -> gap.contains("was observed before the removal of"));
    }

    /// Whoever runs what the report shows must not run the plan that was replaced.
    @Test
    void shouldShowThePlanThatWasWrittenLast() {
        // Given
        RemediationRequested plan = of(RemediationRequested.class).findFirst().orElseThrow();
        List<Event> events = new ArrayList<>(CAMPAIGN);
        events.add(anew(plan, 2, "the last plan"));
        events.add(anew(plan, 1, "the plan between"));

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.items())
                .filteredOn(item -> item.id().equals(plan.itemId()))
                .singleElement()
                .satisfies(item ->
                        assertThat(Objects.requireNonNull(item.remediation()).commands())
                                .containsExactly("the last plan"));
    }

    @Test
    void shouldCountThePeopleFileAsNoAccount() {
        // Given
        List<Event> events = CampaignFixture.withPeople(CAMPAIGN);

        // When
        CertificationReport report = Reports.of(events, Set.of("111122223333"));

        // Then
        assertThat(report.population().accountsKnown()).isEqualTo(1);
        assertThat(report.population().accountsCovered()).isEqualTo(1);
        assertThat(report.population().snapshots()).hasSize(3);
    }

    private static RemediationReplanned anew(RemediationRequested plan, int hours, String command) {
        return new RemediationReplanned(
                plan.campaignId(),
                plan.remediationId(),
                plan.itemId(),
                plan.entitlementId(),
                List.of(command),
                "the trust policy has changed",
                plan.plannedAt().plusSeconds(3600L * hours));
    }

    private static <T> Stream<T> of(Class<T> type) {
        return CAMPAIGN.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<Remediation> verified(CertificationReport report) {
        return report.items().stream()
                .map(ReviewedItem::remediation)
                .filter(Objects::nonNull)
                .filter(removal -> removal.state() == RemediationState.VERIFIED)
                .toList();
    }

    private interface Change {
        Stream<InventorySnapshotTaken> of(InventorySnapshotTaken snapshot);
    }

    /// The campaign with every snapshot changed that was taken after its launch.
    private static List<Event> withProofs(Change change) {
        return CAMPAIGN.stream()
                .flatMap(event ->
                        event instanceof InventorySnapshotTaken snapshot
                                        && snapshot.observedAt().isAfter(CampaignFixture.START)
                                ? change.of(snapshot)
                                : Stream.of(event))
                .toList();
    }

    private static InventorySnapshotTaken incomplete(InventorySnapshotTaken taken) {
        return new InventorySnapshotTaken(
                taken.snapshotId(),
                taken.accountId(),
                taken.source(),
                taken.observedAt(),
                taken.importedAt(),
                false,
                taken.declared(),
                taken.parsed(),
                List.of("the second page is missing"),
                taken.evidenceSha256());
    }

    private static InventorySnapshotTaken early(
            InventorySnapshotTaken taken, Map<UUID, RemediationRequested> byProof) {
        RemediationRequested plan = byProof.get(taken.snapshotId());
        return plan == null
                ? taken
                : new InventorySnapshotTaken(
                        taken.snapshotId(),
                        taken.accountId(),
                        taken.source(),
                        plan.plannedAt(),
                        taken.importedAt(),
                        taken.complete(),
                        taken.declared(),
                        taken.parsed(),
                        taken.gaps(),
                        taken.evidenceSha256());
    }
}
