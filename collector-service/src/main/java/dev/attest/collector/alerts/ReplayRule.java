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
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Runs one rule over stored activity, as if it had been there all the time.
@ApplicationScoped
class ReplayRule {

    private static final int EXAMPLES = 20;

    /// A rule that fires more often needs no more proof that it is too wide.
    private static final int MOST_FIRED = 50_000;

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
        private long examined;
        private long failed;
        private final List<NewAlert> fired = new ArrayList<>();
    }

    ReplayView run(AlertRule rule, Function<JsonNode, Judgement> judge, int days) {
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(days));
        Tally tally = new Tally();
        boolean complete =
                transactions.call(connection ->
                        records.read(
                                connection,
                                rule,
                                from,
                                to,
                                some -> {
                                    judge(connection, rule, judge, some, tally);
                                    return tally.fired.size() < MOST_FIRED;
                                }));
        return new ReplayView(
                rule.id(),
                days,
                from,
                to,
                tally.examined,
                tally.fired.size(),
                Folding.of(tally.fired, List.of()).raised().size(),
                tally.failed,
                complete,
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
            tally.examined++;
            switch (judge.apply(events.get(i))) {
                case Judgement.Found found -> tally.fired.add(alert(rule, stored, found));
                case Judgement.NothingFound _ -> {}
                case Judgement.Failed _ -> tally.failed++;
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
