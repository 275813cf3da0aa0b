package dev.attest.collector.inventory;

import dev.attest.events.inventory.InventoryEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// Who finds out, in the transaction of a reading, whose the principals of an account are.
public interface JoinPrincipals {

    /// @return principals and people as they are told now
    List<InventoryEvent> join(SqlConnection connection, String accountId);
}
