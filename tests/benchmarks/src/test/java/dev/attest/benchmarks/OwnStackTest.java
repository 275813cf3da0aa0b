package dev.attest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What benchmarks need that start a collector of their own; the collector itself is not here.
class OwnStackTest {

    @Test
    void shouldMakeTokensWithWhatIsOnTheClassPath() {
        assertThat(TestTokens.service("automation", "attest-cli").split("\\.")).hasSize(3);
    }

    @Test
    void shouldCopyTheRowsBehindThoseThatAreSkipped(@TempDir Path folder) throws Exception {
        // Given
        var database = new CollectorDatabase(new PostgresResource().start());
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table activity (event_day date not null, raw_file bigint not null,"
                            + " raw_offset bigint not null, event_id text not null, name text,"
                            + " primary key (event_id, event_day)) partition by range (event_day)");
            statement.execute(
                    "create table activity_1 partition of activity for values from ('2026-03-01')"
                            + " to ('2026-03-03')");
            statement.execute(
                    "insert into activity select '2026-03-01'::date + (n % 2)::int, n / 4, n, 'e' || n,"
                            + " nullif('n' || n, 'n9') from generate_series(1, 12) n");
        }
        RawCopy peer = new RawCopy(database, folder);

        // When
        peer.prepare(5, 3);
        peer.seconds(3);

        // Then
        assertThat(database.texts("select event_id from copied order by raw_offset"))
                .containsExactly("e6", "e7", "e8", "e9", "e10", "e11", "e12");
        assertThat(
                        database.count(
                                "select count(*) from copied c join activity a using (event_id)"
                                        + " where c is not distinct from a"))
                .isEqualTo(7);
    }
}
