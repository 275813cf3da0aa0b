package dev.attest.collector.inventory.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.MigratedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Readings that were kept before it was kept what a reading in part showed.
class ReadingsInPartMigrationTest {

    private final MigratedDatabase database;

    ReadingsInPartMigrationTest() throws IOException, SQLException {
        database = MigratedDatabase.of(21);
    }

    @Test
    void shouldTakeAllThatWasKnownForShown() throws Exception {
        // Given
        database.run(
                "insert into inventory_moment values"
                        + moment("111122223333", "iam-users", "2026-01-01", true)
                        + ","
                        + moment("111122223333", "iam-users", "2026-01-02", false)
                        + ","
                        + moment("111122223333", "iam-roles", "2026-01-02", false)
                        + ","
                        + moment("444455556666", "iam-users", "2026-01-02", false));
        database.run(
                "insert into inventory_state values"
                        + state("iam-user", "ended-before", "2026-01-01", "'2026-01-02'")
                        + ","
                        + state("iam-user", "holds", "2026-01-01", "null")
                        + ","
                        + state("iam-user", "begins-then", "2026-01-02", "'2026-01-03'")
                        + ","
                        + state("iam-user", "begins-after", "2026-01-03", "null"));

        // When
        database.migrateTo(22);

        // Then
        assertThat(shown("complete")).containsExactly("null");
        assertThat(shown("account_id = '111122223333' and kind = 'iam-users' and not complete"))
                .containsExactly("{\"iam-user begins-then\",\"iam-user holds\"}");
        assertThat(shown("kind = 'iam-roles' or account_id = '444455556666'"))
                .containsExactly("{}", "{}");
    }

    @Test
    void shouldPutWhatIsReadOnceInAnAccountIntoNoRegion() throws Exception {
        // Given
        for (String kind :
                List.of(
                        "iam-users",
                        "organization",
                        "organization-policies",
                        "s3-buckets",
                        "rds")) {
            database.run(
                    "insert into inventory_reading values (gen_random_uuid(), '111122223333',"
                            + " 'eu-west-1', '"
                            + kind
                            + "', 'COMPLETE', null, now(), now(), 1, 1, 0, 0, '', '', 'x', null)");
        }

        // When
        database.migrateTo(22);

        // Then
        assertThat(database.texts("select kind from inventory_reading where region = 'eu-west-1'"))
                .containsExactly("rds");
        assertThat(
                        database.texts(
                                "select kind from inventory_reading where region = '' order by kind"))
                .containsExactly(
                        "iam-users", "organization", "organization-policies", "s3-buckets");
    }

    private static String moment(String account, String kind, String at, boolean complete) {
        return " ('%s', 'us-east-1', '%s', '%s', '%3$s', %s, gen_random_uuid())"
                .formatted(account, kind, at, complete);
    }

    private static String state(String type, String id, String from, String to) {
        return " ('111122223333', 'us-east-1', 'iam-users', '%s', '%s', 'n', '{}', 'x', '%s', %s)"
                .formatted(type, id, from, to);
    }

    private List<String> shown(String which) throws SQLException {
        return database.texts(
                "select case when shown is not null then array(select s from unnest(shown) s order by s) end from"
                        + " inventory_moment where "
                        + which);
    }
}
