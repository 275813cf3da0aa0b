package dev.attest.collector.trail;

import dev.attest.collector.platform.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One partition of `activity` for each day that has events, whatever day that is.
@ApplicationScoped
class ActivityPartitions {

    /// Any number that nothing else locks: one process creates partitions at a time.
    private static final long LOCK = 0x4163_7469_7669_7479L;

    private final Transactions transactions;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    ActivityPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Makes sure that these days can be stored.
    void ensure(Collection<LocalDate> days) {
        if (known.containsAll(days)) {
            return;
        }
        transactions.call(connection -> {
            connection.query("select pg_advisory_xact_lock(" + LOCK + ")").executeAndAwait();
            days.stream()
                    .filter(day -> !known.contains(day))
                    .forEach(day -> create(connection, day));
            return days;
        });
        known.addAll(days);
    }

    /// Built apart and attached: creating it in place would lock out every reader and writer.
    private static void create(SqlConnection connection, LocalDate day) {
        String table = "activity_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        Row existing =
                connection
                        .query("select to_regclass('" + table + "') is not null")
                        .executeAndAwait()
                        .iterator()
                        .next();
        if (Boolean.TRUE.equals(existing.getBoolean(0))) {
            return;
        }
        connection
                .query(
                        "create table %1$s (like activity including all); alter table activity attach partition %1$s for values from ('%2$s') to ('%3$s')"
                                .formatted(table, day, day.plusDays(1)))
                .executeAndAwait();
    }
}
