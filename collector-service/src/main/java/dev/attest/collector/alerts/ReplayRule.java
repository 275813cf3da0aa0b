package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.alerts.ReplayView.ReplayExample;
import dev.attest.collector.alerts.StoredRecords.Stored;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Ids;
import dev.attest.rules.AlertRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.KeyWindow;
import dev.attest.rules.MemoryWindows;
import dev.attest.rules.Observation;
import dev.attest.rules.Sighting;
import dev.attest.rules.Window;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs one rule over stored activity, as if it had been there all the time. The windows of a rule
/// are made in memory, from what happened before the time that is asked about, too.
@ApplicationScoped
class ReplayRule {

    private static final int EXAMPLES = 20;

    /// A rule that fires more often needs no more proof that it is too wide.
    private static final int MOST_FIRED = 50_000;

    /// More than this one replay does not put into windows.
    private static final int MOST_SIGHTED = 200_000;

    /// More than this, in characters, one replay does not keep of what the rule says.
    private static final long MOST_SAID = 40_000_000;

    private final StoredRecords records;
    private final KnownToAttest knownToAttest;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    ReplayRule(
            StoredRecords records,
            KnownToAttest knownToAttest,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.knownToAttest = knownToAttest;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    private static final class Tally {
        private final Instant from;
        private final @Nullable MemoryWindows windows;
        private final Map<Event, Stored> sighted = new HashMap<>();
        private final List<NewAlert> fired = new ArrayList<>();
        private long examined;
        private long said;
        private long failed;
        private @Nullable String failure;

        Tally(Instant from, @Nullable Window window) {
            this.from = from;
            this.windows = window == null ? null : new MemoryWindows(window);
        }

        /// Why there is no sense in more; empty while there is.
        Optional<String> enough() {
            if (fired.size() >= MOST_FIRED) {
                return Optional.of("it fired " + fired.size() + " times already");
            }
            if (said >= MOST_SAID) {
                return Optional.of("what it says is longer than " + MOST_SAID + " characters");
            }
            return windows == null || windows.size() < MOST_SIGHTED
                    ? Optional.empty()
                    : Optional.of("its windows hold " + windows.size() + " sightings already");
        }

        void find(NewAlert alert) {
            said += alert.message().length() + alert.key().length();
            fired.add(alert);
        }

        void fail(String reason) {
            failed++;
            if (failure == null) {
                failure = reason;
            }
        }

        /// What is kept of an event is small.
        void see(Stored stored, List<Sighting> sightings) {
            if (windows != null) {
                for (Sighting each : sightings) {
                    Judgement.Found found = each.found();
                    said += found == null ? 0 : found.message().length() + found.key().length();
                }
                windows.add(stored.account(), stored.eventTime(), stored.eventId(), sightings);
                sighted.put(new Event(stored.account(), stored.eventId()), stored.withoutRecord());
            }
        }
    }

    private record Event(String account, String id) {}

    ReplayView run(AlertRule rule, Function<JsonNode, Judgement> judge, int days) {
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(days));
        Window window = rule.window();
        Tally tally = new Tally(from, window);
        StoredRecords.Reading reading =
                transactions.call(connection ->
                        records.read(
                                connection,
                                rule,
                                window == null ? from : from.minus(KeyWindow.reach(window)),
                                to,
                                some -> {
                                    judge(connection, rule, judge, some, tally);
                                    return tally.enough();
                                }));
        findByWindows(rule, tally);
        return new ReplayView(
                rule.id(),
                days,
                from,
                to,
                tally.examined,
                tally.fired.size(),
                Folding.of(tally.fired, List.of()).raised().size(),
                tally.failed,
                tally.failure,
                reading.unread(),
                reading.unreadFiles(),
                reading.notReached(),
                reading.stopped(),
                reading.unread() == 0 && reading.notReached() == 0,
                examples(tally.fired));
    }

    private void judge(
            SqlConnection connection,
            AlertRule rule,
            Function<JsonNode, Judgement> judge,
            List<Stored> some,
            Tally tally) {
        List<ObjectNode> events =
                some.stream().map(stored -> WatchedEvent.read(stored.json())).toList();
        knownToAttest.addTo(connection, events);
        for (int i = 0; i < some.size(); i++) {
            Stored stored = some.get(i);
            if (!stored.eventTime().isBefore(tally.from)) {
                tally.examined++;
            }
            switch (judge.apply(events.get(i))) {
                case Judgement.Found found -> tally.find(alert(rule, stored, found));
                case Judgement.Observed observed -> tally.see(stored, observed.sightings());
                case Judgement.NothingFound _ -> {}
                case Judgement.Failed broken -> tally.fail(broken.reason());
            }
        }
    }

    private void findByWindows(AlertRule rule, Tally tally) {
        if (tally.windows == null) {
            return;
        }
        for (MemoryWindows.Find find : tally.windows.finds()) {
            Observation each = find.observation();
            Stored stored = tally.sighted.get(new Event(find.account(), each.eventId()));
            if (stored != null && each.found() != null && !each.time().isBefore(tally.from)) {
                tally.fired.add(alert(rule, stored, each.found()));
            }
        }
    }

    private NewAlert alert(AlertRule rule, Stored stored, Judgement.Found found) {
        return new NewAlert(
                new AlertRaised(
                        ids.next(),
                        rule.id(),
                        rule.severity(),
                        found.title(),
                        stored.account(),
                        stored.region(),
                        stored.eventId(),
                        stored.eventName(),
                        stored.eventTime(),
                        new Actor(ActorKind.UNKNOWN, null, "replay", null, null, null),
                        null,
                        clock.instant()),
                found.message(),
                found.key(),
                rule.runbook());
    }

    private static List<ReplayExample> examples(List<NewAlert> fired) {
        return fired.stream()
                .sorted(Comparator.comparing((NewAlert f) -> f.event().eventTime()).reversed())
                .limit(EXAMPLES)
                .map(f ->
                        new ReplayExample(
                                f.event().eventTime(),
                                f.event().accountId(),
                                f.event().eventId(),
                                f.event().title(),
                                f.message()))
                .toList();
    }
}
