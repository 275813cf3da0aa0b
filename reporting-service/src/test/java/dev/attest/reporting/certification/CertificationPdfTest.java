package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.pdf.CertificationPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.SimpleBookmark;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class CertificationPdfTest {

    private static String text(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(extractor.getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }

    @Test
    void shouldShowACampaignThatIsActive() throws IOException {
        // Given
        CertificationReport report = Reports.of(CampaignFixture.campaign(5, 4, 12, false));

        // When
        byte[] pdf = CertificationPdf.render(report, "review.pdf");

        // Then
        Files.write(Path.of("target", "running.pdf"), pdf);
        assertThat(text(pdf))
                .contains("This campaign is active:")
                .doesNotContain("running")
                .contains("Quarterly access review Q4 2026")
                .contains("review.pdf.proof")
                .contains("\u03a3\u03bf\u03c6\u03af\u03b1")
                .contains("\u0410\u043d\u043d\u0430")
                .contains("\u25a1\u25a1");
    }

    @Test
    void shouldNameGapsAndCarryBookmarks() throws IOException {
        // Given
        CertificationReport report =
                Reports.of(
                        CampaignFixture.campaign(6, 4, 12, true),
                        Set.of("111122223333", "444455556666"));

        // When
        byte[] pdf = CertificationPdf.render(report, "review.pdf");

        // Then
        Files.write(Path.of("target", "closed.pdf"), pdf);
        PdfReader reader = new PdfReader(pdf);
        assertThat(SimpleBookmark.getBookmarkList(reader).toString())
                .contains("Gaps", "Population", "Items and decisions", "Removals");
        assertThat(text(pdf)).contains("No snapshot of account 444455556666");
        assertThat(reader.getInfo())
                .containsEntry("Title", "Access certification: Quarterly access review Q4 2026");
    }

    /// A page with a single row of a table reads like a mistake.
    @ParameterizedTest
    @MethodSource("lengths")
    void shouldLeaveNoRowOfATableAlone(int items) throws IOException {
        // Given
        CertificationReport report = Reports.of(CampaignFixture.campaign(8, 1, items, false));

        // When
        PdfReader reader = new PdfReader(CertificationPdf.render(report, "review.pdf"));

        // Then
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        List<Integer> rows = new ArrayList<>();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            int on = extractor.getTextFromPage(page).split("recommended: ", -1).length - 1;
            if (on > 0) {
                rows.add(on);
            }
        }
        assertThat(rows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(items);
        assertThat(rows).allMatch(on -> on >= Math.min(items, 3));
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(1, 16);
    }

    @Test
    void shouldBeDatedByTheReportAndNotByTheClock() throws IOException {
        // Given
        CertificationReport report = Reports.of(CampaignFixture.campaign(7, 1, 2, true));

        // When
        PdfReader reader = new PdfReader(CertificationPdf.render(report, "review.pdf"));

        // Then
        assertThat(reader.getInfo())
                .containsEntry("CreationDate", "D:20261110080000Z")
                .containsEntry("ModDate", "D:20261110080000Z");
    }
}
