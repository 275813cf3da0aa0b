package dev.attest.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether the log was found damaged; once it was, only a restart after a repair clears it.
@ApplicationScoped
public class LogCondition {

    private final AtomicReference<@Nullable String> damage = new AtomicReference<>();

    void damaged(LogDamagedException found) {
        damage.compareAndSet(null, found.getMessage());
    }

    /// What is wrong, in words; empty while all is well.
    public Optional<String> damage() {
        return Optional.ofNullable(damage.get());
    }
}
