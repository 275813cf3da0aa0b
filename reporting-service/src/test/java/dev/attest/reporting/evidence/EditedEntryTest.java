package dev.attest.reporting.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.events.Event;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.reporting.Bus;
import dev.attest.reporting.Log;
import dev.attest.reporting.certification.CampaignFixture;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever edits, hides or adds a row of the log gets neither a report nor a proof of what they
/// wrote.
@QuarkusTest
class EditedEntryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EDITED =
            "convert_to(replace(convert_from(leaf, 'UTF8'), '\"time\":\"2026', '\"time\":\"2025'),"
                    + " 'UTF8')";

    @Inject Bus bus;
    @Inject AgroalDataSource store;

    private record Row(long position, String kind, byte[] leaf, byte[] hash, byte[] overflow) {}

    @BeforeEach
    void forgetTheDamageAfterwards() {
        QuarkusMock.installMockForType(new LogCondition(), LogCondition.class);
    }

    private UUID told(long seed) {
        List<Event> events = CampaignFixture.campaign(seed, 1, 300, true);
        long before = Log.size();
        bus.send(events.stream().map(Bus::envelope).toList());
        await().atMost(PATIENCE).until(() -> Log.size() >= before + events.size());
        return events.stream()
                .filter(CampaignLaunched.class::isInstance)
                .map(event -> ((CampaignLaunched) event).campaignId())
                .findFirst()
                .orElseThrow();
    }

    private static Response asked(UUID campaign) {
        return Log.auditor()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(
                        Map.of(
                                "type", "access-certification",
                                "format", "json",
                                "campaignId", campaign))
                .post("/api/v1/reports");
    }

    private Row row(UUID campaign, String kind) throws SQLException {
        try (Connection connection = store.getConnection();
                var query =
                        connection.prepareStatement(
                                "select position, leaf, leaf_hash, overflow from log_entry where"
                                        + " campaign_id = ? and kind = ? order by position limit 1")) {
            query.setObject(1, campaign);
            query.setString(2, kind);
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return new Row(
                        found.getLong(1),
                        kind,
                        found.getBytes(2),
                        found.getBytes(3),
                        found.getBytes(4));
            }
        }
    }

    private void edit(long position, String change) throws SQLException {
        try (Connection connection = store.getConnection();
                var update = connection.createStatement()) {
            assertThat(
                            update.executeUpdate(
                                    "update log_entry set %s where position = %d"
                                            .formatted(change, position)))
                    .isEqualTo(1);
        }
    }

    private void restore(Row row) throws SQLException {
        try (Connection connection = store.getConnection();
                var update =
                        connection.prepareStatement(
                                "update log_entry set kind = ?, leaf = ?, leaf_hash = ?, overflow = ?"
                                        + " where position = ?")) {
            update.setString(1, row.kind());
            update.setBytes(2, row.leaf());
            update.setBytes(3, row.hash());
            update.setBytes(4, row.overflow());
            update.setLong(5, row.position());
            update.executeUpdate();
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    901 ; DecisionRecorded ; leaf = EDITED
                    902 ; DecisionRecorded ; leaf = EDITED, leaf_hash = sha256('\\x00'::bytea || EDITED)
                    903 ; DecisionRecorded ; kind = 'DecisionWithdrawn'
                    904 ; ItemsAdded ; overflow = convert_to(replace(convert_from(overflow, 'UTF8'), 'a', 'b'), 'UTF8')
                    905 ; ItemsAdded ; overflow = null
                    """)
    void shouldProveNothingOfAnEditedRow(long seed, String kind, String change)
            throws SQLException {
        // Given
        UUID campaign = told(seed);
        asked(campaign).then().statusCode(201);
        Row row = row(campaign, kind);

        try {
            // When
            edit(row.position(), change.replace("EDITED", EDITED));

            // Then
            asked(campaign)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("evidence-log-damaged"))
                    .body("detail", containsString("entry " + row.position()));
            Log.auditor()
                    .get("/api/v1/evidence/entries/" + row.position())
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("evidence-log-damaged"));
            Log.auditor()
                    .queryParam("from", row.position())
                    .get("/api/v1/evidence/entries")
                    .then()
                    .statusCode(503);
            given().get("/q/health/ready").then().statusCode(503);
        } finally {
            restore(row);
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    911 ; DecisionRecorded ; update log_entry set campaign_id = null where position = N ; \
                        update log_entry set campaign_id = 'C' where position = N ; entry N is not filed
                    912 ; DecisionRecorded ; update log_entry set campaign_id = gen_random_uuid() where position = N ; \
                        update log_entry set campaign_id = 'C' where position = N ; entry N is not filed
                    913 ; ItemsAdded ; update log_entry set campaign_id = null where position = N ; \
                        update log_entry set campaign_id = 'C' where position = N ; entry N is not filed
                    914 ; CampaignLaunched ; update log_entry set kind = 'ReportProduced' where position = N ; \
                        update log_entry set kind = 'CampaignLaunched' where position = N ; entry N is not filed
                    915 ; DecisionRecorded ; create table taken as select * from log_entry where position = N| \
                        delete from log_entry where position = N ; \
                        insert into log_entry select * from taken| drop table taken ; entry N is missing
                    916 ; DecisionRecorded ; update log_entry set position = -1 where position = N ; \
                        update log_entry set position = N where position = -1 ; there is an entry -1
                    917 ; DecisionRecorded ; insert into log_entry select 1000000, gen_random_uuid(), kind, campaign_id, subject, leaf, leaf_hash, overflow, recorded_at from log_entry where position = N ; \
                        delete from log_entry where position = 1000000 ; there is an entry 1000000
                    """)
    void shouldReportNothingWhileRowsAreHiddenOrAdded(
            long seed, String kind, String change, String undo, String damage) throws SQLException {
        // Given
        UUID campaign = told(seed);
        asked(campaign).then().statusCode(201);
        Row row = row(campaign, kind);

        try {
            // When
            run(row, campaign, change);

            // Then
            asked(campaign)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("evidence-log-damaged"))
                    .body("detail", containsString(filled(damage, row, campaign)));
        } finally {
            run(row, campaign, undo);
        }
    }

    private void run(Row row, UUID campaign, String statements) throws SQLException {
        try (Connection connection = store.getConnection();
                var statement = connection.createStatement()) {
            for (String one : filled(statements, row, campaign).split("\\|")) {
                statement.execute(one);
            }
        }
    }

    private static String filled(String words, Row row, UUID campaign) {
        return words.replaceAll("\\bN\\b", Long.toString(row.position()))
                .replaceAll("'C'", "'" + campaign + "'");
    }
}
