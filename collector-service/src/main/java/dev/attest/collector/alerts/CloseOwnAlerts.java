package dev.attest.collector.alerts;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// Closes an alert about Attest itself when what it says is over. The bus was never told of it.
@ApplicationScoped
public class CloseOwnAlerts {

    /// Who closes it.
    private static final String ATTEST = "attest";

    private static final String CLOSE =
            """
            with closed as (
              update alert set state = 'CLOSED', closed_at = $2, closed_by = $3, reason = $4,
                changed_at = $2, changed_by = $3, version = version + 1
              where id = $1 and state <> 'CLOSED' and starts_with(rule_id, 'attest-')
              returning id, version, assignee)
            insert into alert_change (alert_id, version, state, changed_at, changed_by, assignee, note)
            select id, version, 'CLOSED', $2, $3, assignee, $4 from closed
            """;

    private final Clock clock;

    CloseOwnAlerts(Clock clock) {
        this.clock = clock;
    }

    /// Closes it, unless somebody did before.
    public void close(SqlConnection connection, UUID alert, String reason) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        connection.preparedQuery(CLOSE).executeAndAwait(Tuple.of(alert, now, ATTEST, reason));
    }
}
