package dev.attest.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final FileResult FILE =
            new FileResult(
                    Path.of("a.json"),
                    JsonNodeFactory.instance.objectNode().put("records", 1500),
                    "");

    @Test
    void shouldCountTheFilesOfEachRunAnew() {
        // Given
        var progress = new Progress(System.err, "the sample company");
        progress.begin(2);
        progress.done(FILE);
        progress.done(FILE);

        // When
        progress.begin(3);
        progress.done(FILE);

        // Then
        assertThat(progress.line())
                .isEqualTo("importing the sample company: 1 of 3 files, 1,500 records");
    }
}
