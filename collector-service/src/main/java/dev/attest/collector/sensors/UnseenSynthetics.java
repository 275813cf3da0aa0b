package dev.attest.collector.sensors;

import dev.attest.collector.trail.SensorRecords;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A synthetic event that did not come through, or was not even sent.
@ApplicationScoped
class UnseenSynthetics implements SensorCheck {

    private final SyntheticRows rows;
    private final SyntheticPlan plan;
    private final SensorsConfig config;

    UnseenSynthetics(SyntheticRows rows, SyntheticPlan plan, SensorsConfig config) {
        this.rows = rows;
        this.plan = plan;
        this.config = config;
    }

    @Override
    public SensorRule rule() {
        return SensorRule.SYNTHETIC_NOT_SEEN;
    }

    @Override
    public List<Wrong> look(SqlConnection connection, Instant now) {
        Optional<Duration> every = plan.every();
        if (every.isEmpty()) {
            return List.of();
        }
        Duration deadline = config.synthetic().deadline();
        Optional<SyntheticEvent> due = rows.newest(connection, now.minus(deadline));
        Duration longest = every.get().plus(deadline.multipliedBy(2));
        return due.flatMap(event -> problem(event, longest, now)).stream()
                .map(problem -> new Wrong(SensorRecords.ACCOUNT, "synthetic", problem))
                .toList();
    }

    private static Optional<String> problem(SyntheticEvent event, Duration longest, Instant now) {
        if (event.sentAt().isBefore(now.minus(longest))) {
            return Optional.of("No synthetic event was sent since %s".formatted(event.sentAt()));
        }
        if (event.alertId() == null) {
            return Optional.of(
                    "The synthetic event of %s raised no alert".formatted(event.sentAt()));
        }
        if (event.channel() != null && event.deliveredAt() == null) {
            return Optional.of(
                    "The synthetic event of %s was not delivered over channel %s"
                            .formatted(event.sentAt(), event.channel()));
        }
        return Optional.empty();
    }
}
