package dev.attest.collector.sensors;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.collector.sensors.SensorCheck.Wrong;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is wrong with the sensor at the moment.
@ApplicationScoped
class FindingRows {

    private static final String COLUMNS =
            "select rule_id, account_id, finding_key, message, since, alert_id from sensor_finding";

    /// What a rule found, for whoever looks next; one replica at a time looks.
    List<SensorFinding> lock(SqlConnection connection, SensorRule rule) {
        connection
                .preparedQuery(
                        "select pg_advisory_xact_lock(hashtextextended('sensor ' || $1, 0))::text")
                .executeAndAwait(Tuple.of(rule.id()));
        return findings(
                connection
                        .preparedQuery(COLUMNS + " where rule_id = $1")
                        .executeAndAwait(Tuple.of(rule.id())));
    }

    List<SensorFinding> all(SqlConnection connection) {
        return findings(
                connection
                        .preparedQuery(
                                COLUMNS
                                        + " order by since desc, rule_id, account_id, finding_key"
                                        + " limit 1000")
                        .executeAndAwait());
    }

    void add(SqlConnection connection, SensorRule rule, Wrong wrong, Instant since, UUID alert) {
        connection
                .preparedQuery(
                        "insert into sensor_finding (rule_id, account_id, finding_key, message,"
                                + " since, alert_id) values ($1, $2, $3, $4, $5, $6)")
                .executeAndAwait(
                        Tuple.of(
                                rule.id(),
                                wrong.accountId(),
                                wrong.key(),
                                wrong.message(),
                                utc(since),
                                alert));
    }

    void remove(SqlConnection connection, SensorFinding over) {
        connection
                .preparedQuery(
                        "delete from sensor_finding"
                                + " where rule_id = $1 and account_id = $2 and finding_key = $3")
                .executeAndAwait(Tuple.of(over.ruleId(), over.accountId(), over.key()));
    }

    private static List<SensorFinding> findings(Iterable<Row> rows) {
        List<SensorFinding> findings = new ArrayList<>();
        rows.forEach(row ->
                findings.add(
                        new SensorFinding(
                                row.getString(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getOffsetDateTime(4).toInstant(),
                                row.getUUID(5))));
        return findings;
    }
}
