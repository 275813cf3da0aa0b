package dev.attest.collector.inventory.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Readings that were kept before it was kept what a reading in part showed.
class ReadingsInPartMigrationTest {

    private final Map<String, String> database = new PostgresResource().start();

    @Test
    void shouldTakeAllThatWasKnownForShown() throws Exception {
        // Given
        migrate(0, 21);
        run(
                "insert into inventory_moment values"
                        + moment("111122223333", "iam-users", "2026-01-01", true)
                        + ","
                        + moment("111122223333", "iam-users", "2026-01-02", false)
                        + ","
                        + moment("111122223333", "iam-roles", "2026-01-02", false)
                        + ","
                        + moment("444455556666", "iam-users", "2026-01-02", false));
        run(
                "insert into inventory_state values"
                        + state("iam-user", "ended-before", "2026-01-01", "'2026-01-02'")
                        + ","
                        + state("iam-user", "holds", "2026-01-01", "null")
                        + ","
                        + state("iam-user", "begins-then", "2026-01-02", "'2026-01-03'")
                        + ","
                        + state("iam-user", "begins-after", "2026-01-03", "null"));

        // When
        migrate(21, 22);

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
        migrate(0, 21);
        for (String kind :
                List.of(
                        "iam-users",
                        "organization",
                        "organization-policies",
                        "s3-buckets",
                        "rds")) {
            run(
                    "insert into inventory_reading values (gen_random_uuid(), '111122223333',"
                            + " 'eu-west-1', '"
                            + kind
                            + "', 'COMPLETE', null, now(), now(), 1, 1, 0, 0, '', '', 'x', null)");
        }

        // When
        migrate(21, 22);

        // Then
        assertThat(texts("select kind from inventory_reading where region = 'eu-west-1'"))
                .containsExactly("rds");
        assertThat(texts("select kind from inventory_reading where region = '' order by kind"))
                .containsExactly(
                        "iam-users", "organization", "organization-policies", "s3-buckets");
    }

    /// Runs the migrations behind one version and up to another.
    private void migrate(int behind, int to) throws IOException, SQLException {
        Map<Integer, Path> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            files.forEach(file -> scripts.put(version(file), file));
        }
        for (Map.Entry<Integer, Path> each : scripts.entrySet()) {
            if (each.getKey() > behind && each.getKey() <= to) {
                run(Files.readString(each.getValue()));
            }
        }
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
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
        return texts(
                "select case when shown is not null then array(select s from unnest(shown) s order by s) end from"
                        + " inventory_moment where "
                        + which);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return all;
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                String.valueOf(database.get("quarkus.datasource.jdbc.url")),
                database.get("quarkus.datasource.username"),
                database.get("quarkus.datasource.password"));
    }
}
