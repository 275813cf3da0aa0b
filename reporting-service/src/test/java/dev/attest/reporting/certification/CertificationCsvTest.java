package dev.attest.reporting.certification;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.ReviewedItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationCsvTest {

    @Test
    void shouldHaveOneRowForEachItem() {
        // Given
        CertificationReport report = Reports.of(CampaignFixture.campaign(7, 3, 8, true));

        // When
        String csv = new String(CertificationCsv.render(report), StandardCharsets.UTF_8);

        // Then
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(24);
        for (int i = 0; i < rows.size(); i++) {
            ReviewedItem item = report.items().get(i);
            assertThat(rows.get(i).getField("item_id")).isEqualTo(item.id().toString());
            assertThat(rows.get(i).getField("subject")).isEqualTo(item.subjectName());
            var decision = item.decision();
            if (decision != null && decision.comment() != null) {
                assertThat(rows.get(i).getField("comment"))
                        .isEqualTo("'" + Objects.requireNonNull(decision.comment()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1",
                "\u200b=1",
                " @a"
            })
    void shouldDisarmFormulas(String text) {
        // Given // When
        String cell = CertificationCsv.harmless(text);

        // Then
        assertThat(cell).isEqualTo("'" + text);
    }
}
