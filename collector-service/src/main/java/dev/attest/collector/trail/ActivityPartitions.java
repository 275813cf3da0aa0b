package dev.attest.collector.trail;

import dev.attest.collector.platform.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One partition of `activity` for each day that has events, whatever day that is.
@ApplicationScoped
class ActivityPartitions {

    /// Any number that nothing else locks: one process creates partitions at a time.
    private static final long LOCK = 0x4163_7469_7669_7479L;

    private static final String PREFIX = "activity_";

    private final Transactions transactions;
    private final ActivityRetention retention;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    ActivityPartitions(Transactions transactions, ActivityRetention retention) {
        this.transactions = transactions;
        this.retention = retention;
    }

    /// Makes sure that these days can be stored.
    void ensure(Collection<LocalDate> days) {
        Optional<LocalDate> first = retention.firstDay();
        // Another process may have dropped what is older.
        first.ifPresent(kept -> known.removeIf(day -> day.isBefore(kept)));
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

    /// Drops the days before one, each in a transaction of its own.
    ///
    /// @return the days that were dropped, the first one first
    List<LocalDate> drop(LocalDate before) {
        List<LocalDate> old =
                transactions.call(ActivityPartitions::days).stream()
                        .filter(day -> day.isBefore(before))
                        .sorted()
                        .toList();
        for (LocalDate day : old) {
            known.remove(day);
            transactions.call(connection -> drop(connection, day));
        }
        transactions.call(connection -> SessionsSeen.drop(connection, before));
        return old;
    }

    /// Waits for readers of activity, but never for long: everybody else waits behind it.
    private static LocalDate drop(SqlConnection connection, LocalDate day) {
        connection.query("set local lock_timeout = '5s'").executeAndAwait();
        connection.query("select pg_advisory_xact_lock(" + LOCK + ")").executeAndAwait();
        connection.query("drop table if exists " + table(day)).executeAndAwait();
        return day;
    }

    private static List<LocalDate> days(SqlConnection connection) {
        List<LocalDate> days = new ArrayList<>();
        connection
                .query(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " where i.inhparent = 'activity'::regclass")
                .executeAndAwait()
                .forEach(row ->
                        days.add(
                                LocalDate.parse(
                                        row.getString(0).substring(PREFIX.length()),
                                        DateTimeFormatter.BASIC_ISO_DATE)));
        return days;
    }

    private static String table(LocalDate day) {
        return PREFIX + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /// Built apart and attached: creating it in place would lock out every reader and writer.
    private static void create(SqlConnection connection, LocalDate day) {
        String table = table(day);
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
