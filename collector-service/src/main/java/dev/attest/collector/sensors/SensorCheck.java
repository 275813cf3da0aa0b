package dev.attest.collector.sensors;

import dev.attest.collector.trail.SensorRecords;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// A look at Attest's own state, by one rule.
interface SensorCheck {

    SensorRule rule();

    /// Everything that is wrong at the moment.
    List<Wrong> look(SqlConnection connection, Instant now);

    /// Something that is wrong.
    ///
    /// @param accountId whose activity may be missed; zeros for all, or for nobody's in particular
    /// @param key what it is about, within the account
    /// @param message in one sentence
    record Wrong(String accountId, String key, String message) {

        private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

        /// What is collected from a folder of this machine is of no account.
        public Wrong {
            if (!ACCOUNT.matcher(accountId).matches()) {
                accountId = SensorRecords.ACCOUNT;
            }
        }
    }
}
