package dev.attest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.sample.Progress;
import dev.attest.sample.SampleCompany;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareParseTest {

    @Test
    void shouldReadEveryRecordAndItsFields(@TempDir Path folder) throws Exception {
        // Given
        List<Path> files =
                SampleCompany.of(1, LocalDate.of(2026, 3, 31))
                        .writeTo(folder, 2000, Progress.NONE)
                        .trail();

        // When
        BareParse.Reading reading = BareParse.read(files);

        // Then
        assertThat(reading.records()).isEqualTo(2000);
        assertThat(reading.characters() / reading.records()).isBetween(200L, 600L);
    }
}
