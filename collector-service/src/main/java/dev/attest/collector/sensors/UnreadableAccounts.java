package dev.attest.collector.sensors;

import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.SensorRecords;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Accounts that let nobody in, and lists of accounts that cannot be read.
@ApplicationScoped
class UnreadableAccounts implements SensorCheck {

    private static final String ACCOUNTS =
            "select account_id, last_error from collected_account where state = 'ACTIVE'"
                    + " and last_error is not null"
                    + " and coalesce(last_success_at, failing_since) < $1";

    private static final String SOURCES =
            "select source, last_error from account_source where last_error is not null"
                    + " and coalesce(read_at, failing_since) < $1";

    private final SensorsConfig config;

    UnreadableAccounts(SensorsConfig config) {
        this.config = config;
    }

    @Override
    public SensorRule rule() {
        return SensorRule.ACCOUNT_UNREADABLE;
    }

    @Override
    public List<Wrong> look(SqlConnection connection, Instant now) {
        List<Wrong> wrong = new ArrayList<>();
        Tuple before = Tuple.of(now.minus(config.unreadable()).atOffset(ZoneOffset.UTC));
        for (Row row : connection.preparedQuery(ACCOUNTS).executeAndAwait(before)) {
            wrong.add(
                    new Wrong(
                            row.getString(0),
                            "account",
                            "Account %s cannot be read: %s"
                                    .formatted(row.getString(0), Text.shown(row.getString(1)))));
        }
        for (Row row : connection.preparedQuery(SOURCES).executeAndAwait(before)) {
            wrong.add(
                    new Wrong(
                            SensorRecords.ACCOUNT,
                            "accounts from " + row.getString(0),
                            "The accounts from %s cannot be listed: %s"
                                    .formatted(row.getString(0), Text.shown(row.getString(1)))));
        }
        return wrong;
    }
}
