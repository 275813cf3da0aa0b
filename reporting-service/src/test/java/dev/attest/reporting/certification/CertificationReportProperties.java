package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Event;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageOpened;
import dev.attest.reporting.certification.model.CampaignState;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Flow;
import dev.attest.reporting.certification.model.ReviewPackage;
import dev.attest.reporting.certification.pdf.CertificationPdf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationReportProperties {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldSumAtEveryMomentOfACampaign(long seed) {
        // Given
        List<Event> events = CampaignFixture.campaign(seed, 5, 9, true);
        int listed = lastIndexOf(events, ItemsAdded.class) + 1;

        for (int until = listed; until <= events.size(); until++) {
            // When
            CertificationReport report = Reports.of(events.subList(0, until));

            // Then
            Flow flow = report.flow();
            assertThat(flow.breaks()).isEmpty();
            assertThat(flow.listed()).isEqualTo(45);
            assertThat(report.packages().stream().mapToInt(ReviewPackage::kept).sum())
                    .isEqualTo(flow.kept());
            assertThat(report.packages().stream().mapToInt(ReviewPackage::revoked).sum())
                    .isEqualTo(flow.revoked());
            assertThat(report.packages().stream().mapToInt(ReviewPackage::undecided).sum())
                    .isEqualTo(flow.undecided());
            assertThat(report.gaps()).isEmpty();
            assertThat(report.running()).isEqualTo(until < events.size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void shouldNameWhatIsMissingWhenAnEventIsLost(long seed) {
        // Given
        List<Event> events = CampaignFixture.campaign(seed, 4, 6, true);

        for (int lost = 3; lost < events.size(); lost++) {
            List<Event> rest = new ArrayList<>(events);
            Event removed = rest.remove(lost);
            boolean counts =
                    removed instanceof ItemsAdded
                            || removed instanceof PackageOpened
                            || (removed instanceof DecisionRecorded decision
                                    && decidedOnce(events, decision));

            // When
            CertificationReport report = Reports.of(rest);

            // Then
            if (counts) {
                assertThat(report.gaps()).as("without %s", removed).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void shouldGiveTheSameBytesForTheSameLog(long seed) {
        // Given
        List<Event> events = CampaignFixture.campaign(seed, 3, 7, new Random(seed).nextBoolean());

        // When
        CertificationReport first = Reports.of(events);
        CertificationReport second = Reports.of(events);

        // Then
        assertThat(CertificationJson.render(first)).isEqualTo(CertificationJson.render(second));
        assertThat(CertificationCsv.render(first)).isEqualTo(CertificationCsv.render(second));
        assertThat(CertificationPdf.render(first, "review.pdf"))
                .isEqualTo(CertificationPdf.render(second, "review.pdf"));
        assertThat(first.campaign().state())
                .isIn(CampaignState.ACTIVE, CampaignState.CLOSED_INCOMPLETE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void shouldGiveTheSameReportInWhateverOrderTheLogGotItsEntries(long seed) {
        // Given
        List<Event> events = CampaignFixture.campaign(seed, 4, 8, true);
        String inOrder = withoutPlaces(Reports.of(events));
        Random random = new Random(seed);

        for (int round = 0; round < 20; round++) {
            // When
            List<Event> arrived = new ArrayList<>(events);
            Collections.shuffle(arrived, random);
            String report = withoutPlaces(Reports.of(arrived));

            // Then
            assertThat(report).isEqualTo(inOrder);
        }
    }

    /// As JSON without the places of the entries in the log, and without what follows from those.
    private static String withoutPlaces(CertificationReport report) {
        return new String(CertificationJson.render(report), StandardCharsets.UTF_8)
                .replaceAll("\"logIndex\" ?: ?\\d+", "\"logIndex\":0")
                .replaceAll("\\s*\"[^\"]*came to the log after the signature[^\"]*\",?", "")
                .replaceAll("\\[\\s*]", "[]");
    }

    /// As when a message that was put aside is taken in after those that came behind it.
    @Test
    void shouldNotLetAReplayedDecisionStandForALaterOne() {
        // Given
        List<Event> events = new ArrayList<>(CampaignFixture.campaign(51, 2, 6, true));
        DecisionRecorded second =
                events.stream()
                        .filter(DecisionRecorded.class::isInstance)
                        .map(DecisionRecorded.class::cast)
                        .filter(decision -> decision.version() == 2)
                        .findFirst()
                        .orElseThrow();
        DecisionRecorded first =
                events.stream()
                        .filter(DecisionRecorded.class::isInstance)
                        .map(DecisionRecorded.class::cast)
                        .filter(decision ->
                                decision.version() == 1
                                        && decision.itemId().equals(second.itemId()))
                        .findFirst()
                        .orElseThrow();
        events.remove(first);
        events.add(first);

        // When
        CertificationReport report = Reports.of(events);

        // Then
        assertThat(report.items())
                .filteredOn(item -> item.id().equals(second.itemId()))
                .allSatisfy(item -> {
                    var decision = item.decision();
                    assertThat(decision == null || decision.version() == 2).isTrue();
                });
        assertThat(report.gaps()).isEmpty();
    }

    private static boolean decidedOnce(List<Event> events, DecisionRecorded decision) {
        return events.stream()
                                .filter(DecisionRecorded.class::isInstance)
                                .map(DecisionRecorded.class::cast)
                                .filter(other -> other.itemId().equals(decision.itemId()))
                                .count()
                        == 1
                && events.stream()
                        .noneMatch(event ->
                                event
                                                instanceof
                                                dev.attest.events.certification.DecisionWithdrawn
                                                        withdrawn
                                        && withdrawn.itemId().equals(decision.itemId()));
    }

    private static int lastIndexOf(List<Event> events, Class<?> type) {
        int last = -1;
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i))) {
                last = i;
            }
        }
        return last;
    }
}
