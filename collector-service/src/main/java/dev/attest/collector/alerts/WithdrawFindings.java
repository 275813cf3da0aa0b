package dev.attest.collector.alerts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.attest.collector.windows.WindowUndone;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// Takes back what windows found and what an event that came late explains: it counts no more in
/// its alert, and an alert in which nothing counts any more is closed.
@ApplicationScoped
class WithdrawFindings {

    private static final String REASON =
            "An event that was learnt of later explains it: the rule finds nothing here.";

    private static final String FORGET =
            """
            delete from alert_match m
            using unnest($1::text[], $2::text[], $3::text[]) as x (account_id, rule_id, event_id)
            where m.account_id = x.account_id and m.rule_id = x.rule_id and m.event_id = x.event_id
            returning m.alert_id
            """;

    private static final String COUNT =
            """
            update alert a set matches = matches - $2,
              last_event_time = coalesce(
                (select max(m.event_time) from alert_match m where m.alert_id = a.id),
                last_event_time)
            where id = $1
            returning matches
            """;

    private final OwnSteps steps;

    WithdrawFindings(OwnSteps steps) {
        this.steps = steps;
    }

    /// @return the alerts in which nothing counts any more
    List<UUID> run(SqlConnection connection, List<WindowUndone> undone) {
        if (undone.isEmpty()) {
            return List.of();
        }
        List<UUID> empty = new ArrayList<>();
        forgotten(connection, undone)
                .forEach((alert, number) -> {
                    Row row =
                            connection
                                    .preparedQuery(COUNT)
                                    .executeAndAwait(Tuple.of(alert, number))
                                    .iterator()
                                    .next();
                    if (row.getLong(0) <= 0) {
                        empty.add(alert);
                    }
                });
        steps.close(connection, empty, REASON);
        return empty;
    }

    /// By alerts, in one order, so that imports wait for one another and never in a circle.
    private static Map<UUID, Long> forgotten(SqlConnection connection, List<WindowUndone> undone) {
        Tuple values =
                Tuple.tuple()
                        .addArrayOfString(texts(undone, WindowUndone::accountId))
                        .addArrayOfString(texts(undone, WindowUndone::ruleId))
                        .addArrayOfString(texts(undone, WindowUndone::eventId));
        return StreamSupport.stream(
                        connection.preparedQuery(FORGET).executeAndAwait(values).spliterator(),
                        false)
                .collect(groupingBy(row -> row.getUUID(0), TreeMap::new, counting()));
    }

    private static String[] texts(List<WindowUndone> undone, Function<WindowUndone, String> text) {
        return undone.stream().map(text).toArray(String[]::new);
    }
}
