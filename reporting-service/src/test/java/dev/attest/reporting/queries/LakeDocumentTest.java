package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.lake.LakeColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/lake.md` is what others build on.
class LakeDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\| (.+) \\|$");

    @Test
    void shouldListTheColumnsAsTheyAre() throws IOException {
        // Given
        String page = Files.readString(Path.of("../docs/lake.md"));
        String columns = page.substring(page.indexOf("## Columns"), page.indexOf("<details>"));

        // When
        List<String> told =
                ROW.matcher(columns)
                        .results()
                        .map(m -> m.group(1) + " " + m.group(2) + " " + m.group(3))
                        .toList();

        // Then
        assertThat(told)
                .isEqualTo(
                        Arrays.stream(LakeColumn.values())
                                .map(c -> c.column() + " " + c.type() + " " + c.meaning())
                                .toList());
    }
}
