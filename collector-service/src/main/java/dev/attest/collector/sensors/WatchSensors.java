package dev.attest.collector.sensors;

import dev.attest.collector.alerts.OwnFinding;
import dev.attest.collector.alerts.OwnSteps;
import dev.attest.collector.alerts.RaiseAlerts;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.sensors.SensorCheck.Wrong;
import dev.attest.events.Severity;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Looks whether Attest still sees. What begins to be wrong raises an alert, once; what is right
/// again closes it. A check that fails stops none of the others.
@ApplicationScoped
class WatchSensors {

    private static final Logger LOG = Logger.getLogger(WatchSensors.class);

    /// Of very many things that are wrong, the others are told at the next look.
    private static final int MOST_AT_ONCE = 100;

    private final List<SensorCheck> checks;
    private final FindingRows rows;
    private final RaiseAlerts raising;
    private final OwnSteps steps;
    private final Transactions transactions;
    private final Clock clock;

    WatchSensors(
            @All List<SensorCheck> checks,
            FindingRows rows,
            RaiseAlerts raising,
            OwnSteps steps,
            Transactions transactions,
            Clock clock) {
        this.checks = checks;
        this.rows = rows;
        this.raising = raising;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            identity = "watch-sensors",
            every = "{attest.sensors.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (SensorCheck check : checks) {
            try {
                transactions.call(connection -> watch(connection, check));
            } catch (RuntimeException e) {
                LOG.warnf("%s cannot be checked: %s", check.rule().id(), e.getMessage());
            }
        }
    }

    private boolean watch(SqlConnection connection, SensorCheck check) {
        Instant now = clock.instant();
        Map<Place, SensorFinding> over = new HashMap<>();
        rows.lock(connection, check.rule()).forEach(f -> over.put(Place.of(f), f));
        int begun = 0;
        for (Wrong wrong : check.look(connection, now)) {
            if (over.remove(Place.of(wrong)) == null && begun++ < MOST_AT_ONCE) {
                rows.add(connection, check.rule(), wrong, now, raise(connection, check, wrong));
            }
        }
        over.values()
                .forEach(finding -> {
                    steps.close(connection, List.of(finding.alertId()), "it is right again");
                    rows.remove(connection, finding);
                });
        return true;
    }

    private UUID raise(SqlConnection connection, SensorCheck check, Wrong wrong) {
        SensorRule rule = check.rule();
        return raising.raiseOwn(
                connection,
                new OwnFinding(
                        rule.id(),
                        Severity.HIGH,
                        rule.title(),
                        wrong.accountId(),
                        wrong.key(),
                        wrong.message(),
                        rule.runbook()));
    }

    /// What tells findings of one rule apart.
    private record Place(String accountId, String key) {

        static Place of(SensorFinding finding) {
            return new Place(finding.accountId(), finding.key());
        }

        static Place of(Wrong wrong) {
            return new Place(wrong.accountId(), wrong.key());
        }
    }
}
