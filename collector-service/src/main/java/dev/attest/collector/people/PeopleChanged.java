package dev.attest.collector.people;

import dev.attest.events.inventory.InventoryEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;

/// Who wants to know, in the same transaction, that something else is known of people.
public interface PeopleChanged {

    /// @return principals and people as they are told now
    List<InventoryEvent> changed(SqlConnection connection, Collection<String> people);

    /// The same of people who are in other groups, and of whom nothing else changed.
    List<InventoryEvent> regrouped(SqlConnection connection, Collection<String> people);
}
