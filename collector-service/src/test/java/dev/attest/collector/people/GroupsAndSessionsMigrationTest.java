package dev.attest.collector.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.MigratedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Groups and activity that were there before people were found by them.
class GroupsAndSessionsMigrationTest {

    private static final String GROUP = "00000000-0000-0000-0000-00000000000a";
    private static final String EMPTY = "00000000-0000-0000-0000-00000000000b";
    private static final String GONE = "00000000-0000-0000-0000-00000000000c";
    private static final String ADA = "00000000-0000-0000-0000-0000000000ad";

    private final MigratedDatabase database;

    GroupsAndSessionsMigrationTest() throws IOException, SQLException {
        database = MigratedDatabase.of(24);
    }

    @Test
    void shouldTakeGroupsAndMembersThatAreThere() throws IOException, SQLException {
        // Given
        resource(
                GROUP,
                "{\"displayName\":\"Build\",\"members\":[{\"value\":\""
                        + ADA.toUpperCase(java.util.Locale.ROOT)
                        + "\"},{\"value\":\""
                        + ADA
                        + "\"},{\"display\":\"nobody\"}]}",
                "null");
        resource(EMPTY, "{\"displayName\":\"Empty\"}", "null");
        resource(
                GONE,
                "{\"displayName\":\"Gone\",\"members\":[{\"value\":\"" + ADA + "\"}]}",
                "now()");

        // When
        database.migrateTo(25);

        // Then
        assertThat(database.texts("select name from person_group order by name"))
                .containsExactly("Build", "Empty");
        assertThat(database.texts("select group_id || ' ' || member_id from person_group_member"))
                .containsExactly(GROUP + " " + ADA);
    }

    @Test
    void shouldTakeSessionsOnceADay() throws IOException, SQLException {
        // Given
        database.run(
                "create table activity_20260301 partition of activity"
                        + " for values from ('2026-03-01') to ('2026-03-02')");
        activity("1", "ASSUMED_ROLE", "'ada'", "null");
        activity("2", "ASSUMED_ROLE", "'ada'", "null");
        activity("3", "SAML", "null", "null");
        activity("4", "IAM_USER", "null", "null");
        activity("5", "AWS_SERVICE", "null", "'user-1'");

        // When
        database.migrateTo(25);

        // Then
        assertThat(
                        database.texts(
                                "select actor_kind || ' ' || session_name || ' ' || on_behalf_of"
                                        + " from session_seen order by 1"))
                .containsExactly("ASSUMED_ROLE ada ", "AWS_SERVICE  user-1", "SAML  ");
    }

    @Test
    void shouldNotTellOfLostTimeThatNobodyMeasured() throws IOException, SQLException {
        // Given
        database.migrateTo(26);
        database.run(
                "insert into checkpoint (account_id, region, source, state, planned_until) values"
                        + " ('111122223333', 'us-east-1', 'iam', 'ACTIVE', '2026-03-01T08:00:00Z'),"
                        + " ('111122223333', 'us-east-1', 'sts', 'ACTIVE', null)");

        // When
        database.migrateTo(27);

        // Then
        assertThat(
                        database.texts(
                                "select source || ' ' || coalesce((whole_until = planned_until)::text,"
                                        + " 'unknown') from checkpoint order by source"))
                .containsExactly("iam true", "sts unknown");
    }

    private void resource(String id, String json, String deleted) throws SQLException {
        database.run(
                "insert into scim_resource (id, type, name_key, active, resource, version, created_at,"
                        + " changed_at, deleted_at) values ('%1$s', 'GROUP', '%1$s', true, '%2$s', 1, now(), now(), %3$s)"
                                .formatted(id, json, deleted));
    }

    private void activity(String id, String kind, String session, String onBehalfOf)
            throws SQLException {
        database.run(
                "insert into activity (event_day, event_time, account_id, event_id, region, source,"
                        + " name, actor_kind, actor_name, session_name, on_behalf_of, read_only,"
                        + " raw_file, raw_offset, raw_length) values ('2026-03-01',"
                        + " '2026-03-01T08:00:00Z', '111122223333', '%s', 'us-east-1', 's', 'n', '%s', 'a', %s, %s, true, 1, 0, 1)"
                                .formatted(id, kind, session, onBehalfOf));
    }
}
