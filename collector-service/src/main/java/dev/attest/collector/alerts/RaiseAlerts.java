package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.Text;
import dev.attest.collector.rules.AlertRules;
import dev.attest.collector.rules.AlertRules.Verdict;
import dev.attest.collector.windows.SightedActivity;
import dev.attest.collector.windows.WatchWindows;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Ids;
import dev.attest.rules.AlertRule;
import dev.attest.rules.Judgement.Found;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Runs the alert rules over records, and stores what they find. What a rule found before it may
/// find again: an event is counted once, and what is about the same as an alert that is there is
/// counted in it.
@ApplicationScoped
public class RaiseAlerts {

    private static final int LONGEST = 2_000;

    private final AlertRules rules;
    private final WatchWindows windows;
    private final KnownAlerts known;
    private final AlertRows rows;
    private final KnownToAttest knownToAttest;
    private final AlertAudience audience;
    private final Ids ids;
    private final Clock clock;

    RaiseAlerts(
            AlertRules rules,
            WatchWindows windows,
            KnownAlerts known,
            AlertRows rows,
            KnownToAttest knownToAttest,
            AlertAudience audience,
            Ids ids,
            Clock clock) {
        this.rules = rules;
        this.windows = windows;
        this.known = known;
        this.rows = rows;
        this.knownToAttest = knownToAttest;
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the alerts that are new, as they are told
    public List<AlertRaised> raise(SqlConnection connection, List<WatchedActivity> watched) {
        if (watched.isEmpty()) {
            return List.of();
        }
        List<NewAlert> found = new ArrayList<>();
        List<SightedActivity> sighted = new ArrayList<>();
        List<ObjectNode> events = watched.stream().map(w -> WatchedEvent.read(w.json())).toList();
        knownToAttest.addTo(connection, events);
        for (int i = 0; i < events.size(); i++) {
            ActivityRecord activity = watched.get(i).activity();
            Verdict verdict = rules.judge(activity, events.get(i));
            verdict.findings().forEach(f -> found.add(alert(f.rule(), f.found(), activity)));
            verdict.sighted().forEach(s -> sighted.add(new SightedActivity(activity, s)));
        }
        windows.watch(connection, sighted)
                .forEach(f -> found.add(alert(f.rule(), f.found(), f.activity())));
        return found.isEmpty()
                ? List.of()
                : store(connection, found).raised().stream().map(NewAlert::event).toList();
    }

    /// Raises an alert about Attest itself; its bus is not told.
    ///
    /// @return the alert, or the one that is there about the same
    public UUID raiseOwn(SqlConnection connection, OwnFinding finding) {
        return store(connection, List.of(alert(finding))).matches().getFirst().alert();
    }

    private Folding store(SqlConnection connection, List<NewAlert> found) {
        List<NewAlert> fresh = known.uncounted(connection, found);
        Folding folding = Folding.of(fresh, known.about(connection, fresh));
        rows.insert(connection, folding.raised());
        rows.count(connection, folding.matches());
        audience.raised(connection, folding.raised().stream().map(NewAlert::event).toList());
        return folding;
    }

    private NewAlert alert(OwnFinding finding) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        return new NewAlert(
                new AlertRaised(
                        id,
                        finding.ruleId(),
                        finding.severity(),
                        finding.title(),
                        finding.accountId(),
                        "attest",
                        id.toString(),
                        "SensorCheck",
                        now,
                        new Actor(ActorKind.UNKNOWN, null, "attest", null, null, null),
                        null,
                        now),
                stored(finding.message()),
                stored(finding.key()),
                finding.runbook());
    }

    private NewAlert alert(AlertRule rule, Found found, ActivityRecord a) {
        return new NewAlert(
                new AlertRaised(
                        ids.next(),
                        rule.id(),
                        rule.severity(),
                        found.title(),
                        a.accountId(),
                        a.region(),
                        a.eventId(),
                        a.eventName(),
                        a.eventTime(),
                        a.actor(),
                        a.target(),
                        clock.instant()),
                stored(found.message()),
                stored(found.key()),
                rule.runbook());
    }

    private static String stored(String text) {
        return Objects.requireNonNull(Text.stored(text, LONGEST));
    }
}
