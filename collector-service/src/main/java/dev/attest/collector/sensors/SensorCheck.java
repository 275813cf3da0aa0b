package dev.attest.collector.sensors;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// A look at Attest's own state, by one rule.
interface SensorCheck {

    SensorRule rule();

    /// Everything that is wrong at the moment.
    List<Wrong> look(SqlConnection connection, Instant now);

    /// Something that is wrong.
    ///
    /// @param accountId whose activity may be missed
    /// @param key what it is about, within the account
    /// @param message in one sentence
    record Wrong(String accountId, String key, String message) {}
}
