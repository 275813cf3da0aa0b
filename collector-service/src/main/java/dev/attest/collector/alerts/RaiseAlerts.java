package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.Text;
import dev.attest.collector.rules.AlertRules;
import dev.attest.collector.rules.AlertRules.Verdict;
import dev.attest.collector.windows.SightedActivity;
import dev.attest.collector.windows.WatchWindows;
import dev.attest.collector.windows.WindowChange;
import dev.attest.collector.windows.WindowUndone;
import dev.attest.events.EventEnvelope;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Ids;
import dev.attest.outbox.ReactiveOutbox;
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
    private static final long PORTION_BYTES = 1L << 20;
    private static final String FOUND_AGAIN =
            "An event that was learnt of later shows it again: the rule finds it.";

    private final AlertRules rules;
    private final WatchWindows windows;
    private final KnownAlerts known;
    private final AlertRows rows;
    private final KnownToAttest knownToAttest;
    private final OwnSteps steps;
    private final WithdrawFindings withdrawing;
    private final AlertAudience audience;
    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final Clock clock;

    RaiseAlerts(
            AlertRules rules,
            WatchWindows windows,
            KnownAlerts known,
            AlertRows rows,
            KnownToAttest knownToAttest,
            OwnSteps steps,
            WithdrawFindings withdrawing,
            AlertAudience audience,
            ReactiveOutbox outbox,
            Envelopes envelopes,
            Ids ids,
            Clock clock) {
        this.rules = rules;
        this.windows = windows;
        this.known = known;
        this.rows = rows;
        this.knownToAttest = knownToAttest;
        this.steps = steps;
        this.withdrawing = withdrawing;
        this.audience = audience;
        this.outbox = outbox;
        this.envelopes = envelopes;
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
        int from = 0;
        while (from < watched.size()) {
            int to = portionEnd(watched, from);
            judge(connection, watched.subList(from, to), found, sighted);
            from = to;
        }
        WindowChange change = windows.watch(connection, sighted);
        change.found().forEach(f -> found.add(alert(f.rule(), f.found(), f.activity())));
        if (found.isEmpty() && change.undone().isEmpty()) {
            return List.of();
        }
        Folding folding = store(connection, found, change.undone());
        return folding.raised().stream().map(NewAlert::event).toList();
    }

    /// As trees, records need many times their bytes.
    private static int portionEnd(List<WatchedActivity> watched, int from) {
        int to = from;
        long bytes = 0;
        while (to < watched.size() && bytes < PORTION_BYTES) {
            bytes += watched.get(to).json().length;
            to++;
        }
        return to;
    }

    private void judge(
            SqlConnection connection,
            List<WatchedActivity> watched,
            List<NewAlert> found,
            List<SightedActivity> sighted) {
        List<ObjectNode> events = watched.stream().map(w -> WatchedEvent.read(w.json())).toList();
        knownToAttest.addTo(connection, events);
        for (int i = 0; i < events.size(); i++) {
            ActivityRecord activity = watched.get(i).activity();
            Verdict verdict = rules.judge(activity, events.get(i));
            verdict.findings().forEach(f -> found.add(alert(f.rule(), f.found(), activity)));
            verdict.sighted().forEach(s -> sighted.add(new SightedActivity(activity, s)));
        }
    }

    /// Raises an alert about Attest itself, and tells the bus.
    ///
    /// @return the alert, or the one that is there about the same
    public UUID raiseOwn(SqlConnection connection, OwnFinding finding) {
        Folding folding = store(connection, List.of(alert(finding)), List.of());
        List<? extends EventEnvelope<?>> told =
                folding.raised().stream().map(alert -> envelopes.of(alert.event())).toList();
        outbox.append(connection, told).await().indefinitely();
        return folding.matches().getFirst().alert();
    }

    /// What is found counts before what is explained is taken back: an alert about the same goes
    /// on.
    private Folding store(
            SqlConnection connection, List<NewAlert> found, List<WindowUndone> undone) {
        known.hold(connection, found, undone);
        List<NewAlert> fresh = known.uncounted(connection, found);
        Folding folding = Folding.of(fresh, known.about(connection, fresh));
        rows.insert(connection, folding.raised());
        rows.count(connection, folding.matches());
        audience.foundAgain(connection, steps.reopen(connection, folding.revived(), FOUND_AGAIN));
        audience.takenBack(connection, withdrawing.run(connection, undone));
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
