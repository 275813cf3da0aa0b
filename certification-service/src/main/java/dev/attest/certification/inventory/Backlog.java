package dev.attest.certification.inventory;

import dev.attest.certification.platform.Sql;
import dev.attest.events.EventCatalogue;
import dev.attest.events.inventory.PersonObserved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What the collector has told and the projection does not hold, or not all of it yet. Read in the
/// caller's transaction.
@ApplicationScoped
public class Backlog {
    /// Under this name the inbox and its quarantine know who fills the projection.
    public static final String CONSUMER = "certification-inventory";

    private static final String PEOPLE = "people";
    private static final String UNKNOWN = "unknown";

    private final Sql sql;

    public Backlog(Sql sql) {
        this.sql = sql;
    }

    /// Messages that could not be taken in and that nobody has replayed.
    public Quarantined quarantined() {
        var accounts = new TreeMap<String, Integer>();
        sql.query(
                """
                select case when type = ? then 'people' when key ~ '^[0-9]{12}$' then key
                    else 'unknown' end as about, count(*) as messages
                from inbox_quarantine where consumer = ? and replayed_at is null group by about\
                """,
                row -> accounts.put(row.getString("about"), row.getInt("messages")),
                EventCatalogue.typeOf(PersonObserved.class),
                CONSUMER);
        var people = accounts.remove(PEOPLE);
        var unknown = accounts.remove(UNKNOWN);
        return new Quarantined(
                accounts, people == null ? 0 : people, unknown == null ? 0 : unknown);
    }

    /// The latest moment that any principal, group or permission set of an account shows.
    public Map<String, Instant> latestObservations() {
        var found = new HashMap<String, Instant>();
        sql.query(
                """
                select account_id, max(observed_at) as latest from (
                    select account_id, observed_at from principal
                    union all select account_id, observed_at from principal_group
                    union all select account_id, observed_at from permission_set) observed
                group by account_id\
                """,
                row -> found.put(row.getString("account_id"), Sql.moment(row, "latest")));
        return found;
    }

    /// How many messages, by what they are about.
    ///
    /// @param accounts by account
    /// @param unknown those that do not say what they are about
    public record Quarantined(Map<String, Integer> accounts, int people, int unknown) {
        public Quarantined {
            accounts = Map.copyOf(accounts);
        }

        /// Those that may tell something about the access in an account.
        public int about(String accountId) {
            return accounts.getOrDefault(accountId, 0) + unknown;
        }
    }
}
