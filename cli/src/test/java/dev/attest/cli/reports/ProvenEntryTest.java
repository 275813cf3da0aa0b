package dev.attest.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvenEntryTest {
    private static final String ENTRY =
            """
            {"campaignId": "c-7", "createdBy": "amelia@meridian.example\\u001b[2J", "kind": "ReportProduced",
             "logPosition": 202, "time": "2026-11-22T00:16:45Z", "type": "access-certification"}\
            """;

    @Test
    void shouldSayWhatWasProven() throws JsonProcessingException {
        // Given
        var proven = new ProvenEntry("review.pdf", new ObjectMapper().readTree(ENTRY));

        // When
        var lines = proven.lines(Path.of("/tmp/review.pdf"));

        // Then
        assertThat(lines)
                .containsExactly(
                        "  made as   review.pdf",
                        "  what      ReportProduced, access-certification",
                        "  campaign  c-7",
                        "  made      2026-11-22T00:16:45Z by amelia@meridian.example\\u001b[2J",
                        "  shows     the log up to entry 202");
    }

    @Test
    void shouldSayThatAFileHasAnotherName() throws JsonProcessingException {
        // Given
        var proven = new ProvenEntry("review.pdf", new ObjectMapper().readTree(ENTRY));

        // When
        var lines = proven.lines(Path.of("q4-final.pdf"));

        // Then
        assertThat(lines).last().asString().contains("another name");
    }
}
