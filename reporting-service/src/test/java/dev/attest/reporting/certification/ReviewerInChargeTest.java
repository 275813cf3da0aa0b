package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Event;
import dev.attest.events.certification.EscalationMode;
import dev.attest.events.certification.PackageNote;
import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.ReviewPackage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewerInChargeTest {

    private final List<Event> events = new ArrayList<>(CampaignFixture.campaign(11, 1, 3, false));
    private final PackageOpened opened =
            events.stream()
                    .filter(PackageOpened.class::isInstance)
                    .map(PackageOpened.class::cast)
                    .findFirst()
                    .orElseThrow();

    @Test
    void shouldLeaveTheReviewerInChargeWhenSomebodyMayDecideToo() {
        // Given
        escalate("P-1", 1, EscalationMode.ADD);

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.packages())
                .singleElement()
                .satisfies(reviewed -> {
                    assertThat(reviewed.reviewer().id()).isEqualTo("P-0");
                    assertThat(reviewed.reviewer().name()).isEqualTo("Maria Keller");
                    assertThat(reviewed.escalations())
                            .extracting(ReviewPackage.Escalation::replaced)
                            .containsExactly(false);
                });
        assertThat(report.items()).allMatch(item -> item.reviewer().id().equals("P-0"));
    }

    @Test
    void shouldNameWhoTookOverLast() {
        // Given
        escalate("P-1", 1, EscalationMode.REPLACE);
        escalate("P-2", 2, EscalationMode.ADD);

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.packages())
                .singleElement()
                .extracting(reviewed -> reviewed.reviewer().name())
                .isEqualTo("Tunde Okafor");
        assertThat(report.items()).allMatch(item -> item.reviewer().id().equals("P-1"));
    }

    @Test
    void shouldTellWhyAPackageStayedUnsigned() {
        // Given
        note(PackageNote.REMINDED, "Everything is open.");
        note(PackageNote.REMINDED, "Everything is open still.");
        note(PackageNote.EXPIRED, "Not signed in time: 3 of 3 items undecided.");

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.packages())
                .singleElement()
                .satisfies(reviewed -> {
                    assertThat(reviewed.notes())
                            .extracting(ReviewPackage.Note::kind)
                            .containsExactly("REMINDED", "REMINDED", "EXPIRED");
                    assertThat(reviewed.hindrances())
                            .containsExactly(
                                    "reminded 2 times",
                                    "Not signed in time: 3 of 3 items undecided.");
                });
    }

    @Test
    void shouldBeLateOnlyByWhatPassedUntilTheReviewEnded() {
        Instant due = opened.dueAt();

        assertThat(ReviewPackage.lateBy(due, due)).isZero();
        assertThat(ReviewPackage.lateBy(due, due.minusSeconds(1))).isZero();
        assertThat(ReviewPackage.lateBy(due, due.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    private void note(PackageNote note, String text) {
        events.add(
                new PackageNoted(
                        opened.campaignId(),
                        opened.packageId(),
                        note,
                        text,
                        CampaignFixture.START.plus(Duration.ofDays(3))));
    }

    private void escalate(String to, int level, EscalationMode mode) {
        UUID campaign = opened.campaignId();
        events.add(
                new ReviewEscalated(
                        campaign,
                        opened.packageId(),
                        opened.reviewerId(),
                        to,
                        level,
                        CampaignFixture.START.plus(Duration.ofDays(level)),
                        mode));
    }
}
