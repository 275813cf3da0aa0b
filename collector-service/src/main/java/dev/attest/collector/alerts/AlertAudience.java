package dev.attest.collector.alerts;

import dev.attest.events.alerts.AlertRaised;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// Who wants to know of alerts.
public interface AlertAudience {

    /// New alerts were stored. What is written here commits with them, so it has to be little; what
    /// takes time is done later.
    void raised(SqlConnection connection, List<AlertRaised> alerts);
}
