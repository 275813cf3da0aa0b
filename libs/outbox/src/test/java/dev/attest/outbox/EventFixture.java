package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import dev.attest.events.inventory.AccountObserved;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

final class EventFixture {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final AtomicLong ACCOUNTS = new AtomicLong(100_000_000_000L);
    private static final AtomicLong IDS = new AtomicLong(1);

    private EventFixture() {}

    /// An account nobody else in this JVM uses.
    static String freshAccount() {
        return Long.toString(ACCOUNTS.incrementAndGet());
    }

    static EventEnvelope<AccountObserved> account(String accountId, String name) {
        return new EventEnvelope<>(
                new UUID(0x0199_d3b0_0000_7000L, IDS.incrementAndGet()),
                NOW,
                "/collector",
                new AccountObserved(accountId, name, null, null, "ACTIVE", false, null, NOW));
    }
}
