package dev.attest.reporting.queries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The program that answers may be in other hands by then.
class AnswerLinesTest {

    private static final String COLUMNS =
            """
            {"ready": true}
            {"columns": [{"name": "n", "type": "INTEGER"}]}
            """;

    @Test
    void shouldReadRowsUpToTheEnd() throws Exception {
        // When
        Found found = read(COLUMNS + "[1]\n[null]\n{\"truncated\": true, \"bytes\": 7}");

        // Then
        assertThat(found.rows()).hasSize(2).first().isEqualTo(List.of(1L));
        assertThat(found.truncated()).isTrue();
        assertThat(found.bytes()).isEqualTo(7);
    }

    @Test
    void shouldTellWhatTheDatabaseSaid() {
        assertThatThrownBy(() -> read("{\"ready\": true} {\"failed\": \"no such column\"}"))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such column");
        assertThatThrownBy(() -> read("{\"ready\": true} {\"refused\": \"Only SELECT\"}"))
                .isInstanceOf(RefusedQueryException.class)
                .hasMessage("Only SELECT");
    }

    @Test
    void shouldNotTakeHalfAnAnswerForAWholeOne() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(COLUMNS + "[1]\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(COLUMNS + "[1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"other\": 1}")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotTakeMoreThanItAskedFor() {
        assertThatThrownBy(() -> read(COLUMNS + "[1]\n".repeat(4)))
                .isInstanceOf(RefusedQueryException.class);
        assertThatThrownBy(() -> read(COLUMNS + "[\"" + "x".repeat(2 << 20) + "\"]"))
                .isInstanceOf(AnswerLines.TooMuchException.class);
        assertThatThrownBy(() -> read(COLUMNS + "[1, 2]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(COLUMNS + "[[1]]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    private static Found read(String told) throws Exception {
        try (var lines =
                new AnswerLines(
                        new ByteArrayInputStream(told.getBytes(UTF_8)), new Bounded(3, 100))) {
            lines.ready();
            return lines.read();
        }
    }
}
