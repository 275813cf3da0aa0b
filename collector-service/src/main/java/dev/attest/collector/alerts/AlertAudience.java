package dev.attest.collector.alerts;

import dev.attest.events.alerts.AlertRaised;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Who wants to know of alerts.
public interface AlertAudience {

    /// New alerts were stored. What is written here commits with them, so it has to be little; what
    /// takes time is done later.
    void raised(SqlConnection connection, List<AlertRaised> alerts);

    /// Nothing counts any more in these alerts: events that came late explain what did. What is
    /// written here commits with that.
    void takenBack(SqlConnection connection, Collection<UUID> alerts);

    /// What was taken back is found again; the same holds.
    void foundAgain(SqlConnection connection, Collection<UUID> alerts);
}
