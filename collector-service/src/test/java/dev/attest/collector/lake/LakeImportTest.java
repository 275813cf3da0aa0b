package dev.attest.collector.lake;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What imports leave in the lake, read from its folder as somebody from outside does.
@QuarkusTest
@TestProfile(RealService.class)
class LakeImportTest {

    @Inject Lake lake;

    @Inject TidyTurn turn;

    @Test
    void shouldKeepEveryRecordWithRequestAndAnswer() throws Exception {
        // Given
        String id = UUID.randomUUID().toString();
        String asked =
                record(id)
                        .replace(
                                "\"requestParameters\":null",
                                "\"requestParameters\" :  {\"a\" : [1, \"}\u00e4\\u0041\"]} ")
                        .replace("\"responseElements\":null", "\"responseElements\":\"text\"");

        // When
        Api.importCloudtrail("lake.json", file(record("0" + id), asked)).statusCode(201);

        // Then
        assertThat(
                        rows(
                                id,
                                "event_name, user_name, region, day, request_parameters, response_elements"))
                .containsExactly(
                        "GetObject dora eu-central-1 5 {\"a\" : [1, \"}\u00e4\\u0041\"]} \"text\"",
                        "GetObject dora eu-central-1 5");
    }

    @Test
    void shouldKeepAnEventOnceHoweverOftenItsFileComes() throws Exception {
        // Given
        String id = UUID.randomUUID().toString();
        String twice = file(record(id), record(id));
        Api.importCloudtrail("lake.json", twice).statusCode(201);

        // When
        Api.importCloudtrail("lake.json", twice).statusCode(200);

        // Then
        assertThat(rows(id, "event_id")).containsExactly(id);
    }

    @Test
    void shouldNotShowAFileThatIsRefused() throws Exception {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importCloudtrail("lake.json", file(record(id))).statusCode(201);

        // When
        Api.importCloudtrail("lake.json", file("17", "\"1" + id + "\"")).statusCode(422);

        // Then
        assertThat(rows(id, "event_id")).containsExactly(id);
    }

    @Test
    void shouldLetOneReplicaAtATimeMakeFiles() {
        // When
        Optional<Optional<Integer>> other = turn.take(() -> turn.take(() -> 1));

        // Then
        assertThat(other).contains(Optional.empty());
        assertThat(turn.take(() -> 2)).contains(2);
    }

    private List<String> rows(String id, String columns) throws Exception {
        // registers itself with the manager, which does not know the one of this class loader
        Class.forName("org.duckdb.DuckDBDriver");
        Path files = lake.store().table().resolve("*/*/*/*/*.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select concat_ws(' ', %s) from read_parquet('%s', hive_partitioning=true)"
                                                        .formatted(columns, files)
                                                + " where event_id like '%"
                                                + id
                                                + "' order by event_id desc")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
