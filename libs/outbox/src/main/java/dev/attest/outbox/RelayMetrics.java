package dev.attest.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What an operator watches: how much was published, and how long the oldest event waits.
@ApplicationScoped
public class RelayMetrics {

    private final Clock clock;
    private final Counter published;
    private final AtomicLong lagMillis = new AtomicLong();

    public RelayMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.published =
                Counter.builder("attest.outbox.published")
                        .description("Events that the broker acknowledged")
                        .register(registry);
        Gauge.builder("attest.outbox.lag.seconds", () -> lagMillis.get() / 1000.0)
                .description("How long the oldest unpublished event had waited at the last look")
                .register(registry);
    }

    void looked(List<PendingEvent> batch) {
        long waited =
                batch.isEmpty()
                        ? 0
                        : Duration.between(batch.getFirst().appendedAt(), clock.instant())
                                .toMillis();
        lagMillis.set(Math.max(0, waited));
    }

    void published(int events) {
        published.increment(events);
    }
}
