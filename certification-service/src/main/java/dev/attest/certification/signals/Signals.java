package dev.attest.certification.signals;

import dev.attest.certification.platform.Sql;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.events.risk.UserRiskAssessed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps what activity, risk and alerts tell: a few rows a batch, whatever the batch holds.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Signals {
    private static final String RESERVED = "AWSReservedSSO_";

    private final Sql sql;

    public Signals(Sql sql) {
        this.sql = sql;
    }

    public void keep(ActivityBatchRecorded batch) {
        var principals = new HashMap<String, Instant>();
        var keys = new HashMap<String, Instant>();
        var sessions = new HashMap<Session, Instant>();
        for (var used : batch.records()) {
            note(used, principals, keys, sessions);
        }
        upsert("principal_use", "principal_id", principals);
        upsert("access_key_use", "access_key_id", keys);
        upsertSessions(sessions);
        cover(batch);
    }

    public void keep(UserRiskAssessed seen) {
        sql.update(
                """
                insert into subject_risk (subject_id, score, level, assessed_at)
                values (?, ?, ?, ?)
                on conflict (subject_id) do update set score = excluded.score,
                    level = excluded.level, assessed_at = excluded.assessed_at
                where subject_risk.assessed_at <= excluded.assessed_at\
                """,
                seen.subjectId(),
                seen.score(),
                seen.level(),
                seen.assessedAt());
    }

    public void keep(AlertRaised seen) {
        sql.update(
                """
                insert into alert (alert_id, title, severity, actor_id, target_id, raised_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (alert_id) do nothing\
                """,
                seen.alertId(),
                seen.title(),
                seen.severity(),
                seen.actor().principalId(),
                seen.target(),
                seen.raisedAt());
    }

    public void keep(AlertClosed seen) {
        sql.update(
                "update alert set closed_at = ? where alert_id = ?",
                seen.closedAt(),
                seen.alertId());
    }

    public void keep(AlertReopened seen) {
        sql.update("update alert set closed_at = null where alert_id = ?", seen.alertId());
    }

    private static void note(
            ActivityRecord used,
            Map<String, Instant> principals,
            Map<String, Instant> keys,
            Map<Session, Instant> sessions) {
        var principal = used.actor().principalId();
        if (principal != null) {
            principals.merge(principal, used.eventTime(), Signals::later);
            var session = used.actor().sessionName();
            if (session != null && principal.contains(RESERVED)) {
                sessions.merge(new Session(principal, session), used.eventTime(), Signals::later);
            }
        }
        // Temporary keys (ASIA…) live for hours: only long-lived ones are reviewed.
        var key = used.accessKeyId();
        if (key != null && key.startsWith("AKIA")) {
            keys.merge(key, used.eventTime(), Signals::later);
        }
    }

    /// Sorted, so that two batches never wait for each other's rows.
    private void upsert(String table, String column, Map<String, Instant> latest) {
        if (latest.isEmpty()) {
            return;
        }
        var ids = latest.keySet().stream().sorted().toList();
        sql.update(
                """
                insert into %1$s (%2$s, last_used)
                select id, at::timestamptz from unnest(?, ?) as used (id, at)
                on conflict (%2$s) do update
                set last_used = greatest(%1$s.last_used, excluded.last_used)\
                """
                        .formatted(table, column),
                ids,
                ids.stream().map(id -> String.valueOf(latest.get(id))).toList());
    }

    private void upsertSessions(Map<Session, Instant> latest) {
        if (latest.isEmpty()) {
            return;
        }
        List<Session> sessions = new ArrayList<>(latest.keySet());
        sessions.sort(Comparator.comparing(Session::role).thenComparing(Session::name));
        sql.update(
                """
                insert into session_use (role_id, session_name, last_used)
                select role, name, at::timestamptz from unnest(?, ?, ?) as used (role, name, at)
                on conflict (role_id, session_name) do update
                set last_used = greatest(session_use.last_used, excluded.last_used)\
                """,
                sessions.stream().map(Session::role).toList(),
                sessions.stream().map(Session::name).toList(),
                sessions.stream().map(one -> String.valueOf(latest.get(one))).toList());
    }

    private void cover(ActivityBatchRecorded batch) {
        var days =
                batch.records().stream()
                        .map(one -> one.eventTime().atOffset(ZoneOffset.UTC).toLocalDate())
                        .distinct()
                        .sorted()
                        .map(LocalDate::toString)
                        .toList();
        sql.update(
                """
                insert into activity_day (account_id, day)
                select ?, day::date from unnest(?) as known (day)
                on conflict (account_id, day) do nothing\
                """,
                batch.accountId(),
                days);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Session(String role, String name) {}
}
