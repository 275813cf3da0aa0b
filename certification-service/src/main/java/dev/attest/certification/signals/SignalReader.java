package dev.attest.certification.signals;

import dev.attest.certification.platform.Sql;
import dev.attest.certification.signals.SignalView.Risk;
import dev.attest.events.activity.Coverage;
import dev.attest.events.risk.RiskLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the signals as they stand, in the caller's transaction.
@ApplicationScoped
public class SignalReader {
    private final Sql sql;

    public SignalReader(Sql sql) {
        this.sql = sql;
    }

    public SignalView read() {
        return new SignalView(
                times("select principal_id, last_used from principal_use"),
                times("select access_key_id, last_used from access_key_use"),
                sessions(),
                coverage(),
                risks(),
                alerts());
    }

    private Map<String, Instant> times(String query) {
        var found = new HashMap<String, Instant>();
        sql.query(query, row -> found.put(row.getString(1), Sql.moment(row, "last_used")));
        return found;
    }

    private Map<String, Coverage> coverage() {
        var days = new HashMap<String, List<LocalDate>>();
        sql.query(
                "select account_id, day from activity_day",
                row ->
                        days.computeIfAbsent(row.getString(1), account -> new ArrayList<>())
                                .add(row.getObject(2, LocalDate.class)));
        var found = new HashMap<String, Coverage>();
        days.forEach((account, known) -> found.put(account, new Coverage(known)));
        return found;
    }

    private Map<String, Map<String, Instant>> sessions() {
        var found = new HashMap<String, Map<String, Instant>>();
        sql.query(
                "select role_id, session_name, last_used from session_use",
                row ->
                        found.computeIfAbsent(row.getString(1), role -> new HashMap<>())
                                .put(
                                        row.getString(2).toLowerCase(Locale.ROOT),
                                        Sql.moment(row, "last_used")));
        return found;
    }

    private Map<String, Risk> risks() {
        var found = new HashMap<String, Risk>();
        sql.query(
                "select subject_id, score, level from subject_risk",
                row ->
                        found.put(
                                row.getString(1),
                                new Risk(row.getInt(2), RiskLevel.valueOf(row.getString(3)))));
        return found;
    }

    private Map<String, List<String>> alerts() {
        var found = new HashMap<String, List<String>>();
        sql.query(
                """
                select distinct principal, title from (
                    select actor_id as principal, title from alert
                    where closed_at is null and actor_id is not null
                    union all
                    select target_id, title from alert
                    where closed_at is null and target_id is not null) open_alerts
                order by principal, title\
                """,
                row ->
                        found.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2)));
        return found;
    }
}
