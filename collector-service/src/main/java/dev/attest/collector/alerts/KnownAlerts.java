package dev.attest.collector.alerts;

import dev.attest.collector.alerts.NewAlert.Subject;
import dev.attest.collector.windows.WindowUndone;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What findings are compared with. Whoever asks holds the subjects until the transaction ends, so
/// that two imports never raise one alert twice.
@ApplicationScoped
class KnownAlerts {

    private static final String HOLD =
            """
            insert into alert_subject (account_id, rule_id, dedup_key) values ($1, $2, $3)
            on conflict on constraint alert_subject_pk do update set rule_id = excluded.rule_id
            """;

    private static final String COUNTED =
            """
            select account_id, rule_id, event_id from alert_match
            join unnest($1::text[], $2::text[], $3::text[]) as f (account_id, rule_id, event_id)
              using (account_id, rule_id, event_id)
            """;

    private static final String ABOUT =
            """
            select id, account_id, rule_id, dedup_key, event_time, closed_at,
              case when matches <= 0 then event_id end
            from alert
            join unnest($1::text[], $2::text[], $3::text[]) as f (account_id, rule_id, dedup_key)
              using (account_id, rule_id, dedup_key)
            where event_time between $4 and $5
            """;

    private record Event(String account, String rule, String id) {

        static Event of(NewAlert finding) {
            return new Event(
                    finding.event().accountId(),
                    finding.event().ruleId(),
                    finding.event().eventId());
        }
    }

    /// The findings that were not counted before, each event once. Their subjects are held.
    List<NewAlert> uncounted(SqlConnection connection, List<NewAlert> findings) {
        Set<Event> counted = new HashSet<>();
        connection
                .preparedQuery(COUNTED)
                .executeAndAwait(
                        arrays(
                                findings,
                                f -> f.event().accountId(),
                                f -> f.event().ruleId(),
                                f -> f.event().eventId()))
                .forEach(row ->
                        counted.add(
                                new Event(row.getString(0), row.getString(1), row.getString(2))));
        return findings.stream().filter(finding -> counted.add(Event.of(finding))).toList();
    }

    /// In one order, so that imports wait for one another and never in a circle.
    void hold(SqlConnection connection, List<NewAlert> findings, List<WindowUndone> undone) {
        Set<Subject> subjects = new TreeSet<>();
        findings.forEach(finding -> subjects.add(finding.subject()));
        undone.forEach(u -> subjects.add(new Subject(u.accountId(), u.ruleId(), u.dedupKey())));
        connection
                .preparedQuery(HOLD)
                .executeBatchAndAwait(
                        subjects.stream()
                                .map(s -> Tuple.of(s.account(), s.rule(), s.key()))
                                .toList());
    }

    /// The alerts about the same, as far as they may count for these findings.
    List<Folding.Known> about(SqlConnection connection, List<NewAlert> findings) {
        List<Folding.Known> alerts = new ArrayList<>();
        if (findings.isEmpty()) {
            return alerts;
        }
        List<Instant> times = findings.stream().map(f -> f.event().eventTime()).sorted().toList();
        Set<Subject> subjects = new TreeSet<>();
        findings.forEach(finding -> subjects.add(finding.subject()));
        Tuple parameters = arrays(subjects, Subject::account, Subject::rule, Subject::key);
        parameters
                .addOffsetDateTime(times.getFirst().minus(Folding.WINDOW).atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(times.getLast().plus(Folding.WINDOW).atOffset(ZoneOffset.UTC));
        connection
                .preparedQuery(ABOUT)
                .executeAndAwait(parameters)
                .forEach(row -> alerts.add(known(row)));
        return alerts;
    }

    private static Folding.Known known(Row row) {
        @Nullable OffsetDateTime closed = row.getOffsetDateTime(5);
        return new Folding.Known(
                row.getUUID(0),
                new Subject(row.getString(1), row.getString(2), row.getString(3)),
                row.getOffsetDateTime(4).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString(6));
    }

    private static <T> Tuple arrays(
            Collection<T> values,
            Function<T, String> first,
            Function<T, String> second,
            Function<T, String> third) {
        return Tuple.tuple()
                .addArrayOfString(values.stream().map(first).toArray(String[]::new))
                .addArrayOfString(values.stream().map(second).toArray(String[]::new))
                .addArrayOfString(values.stream().map(third).toArray(String[]::new));
    }
}
