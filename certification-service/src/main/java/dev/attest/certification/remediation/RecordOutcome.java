package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.RemovalState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Writes down what became of a removal.
@ApplicationScoped
public class RecordOutcome {
    /// As long as the process watches.
    private static final Duration WATCH = Duration.ofDays(365);

    private final Remediations remediations;
    private final RemediationFacts facts;
    private final Clock clock;

    public RecordOutcome(Remediations remediations, RemediationFacts facts, Clock clock) {
        this.remediations = remediations;
        this.facts = facts;
        this.clock = clock;
    }

    @Transactional
    public void verified(UUID id, UUID snapshotId, Instant observedAt) {
        var removal = remediations.locked(id);
        removal.state = RemovalState.VERIFIED;
        removal.whyOpen = null;
        var now = now();
        removal.verifiedAt = now;
        removal.watchEndsAt = now.plus(WATCH);
        removal.snapshotId = snapshotId;
        removal.observedAt = observedAt;
        remediations.flush();
        facts.verified(removal);
    }

    /// Nothing proved the removal by its due date. It can still be proven later.
    @Transactional
    public void overdue(UUID id) {
        var removal = remediations.locked(id);
        if (removal.state != RemovalState.PLANNED) {
            return;
        }
        var reason = "Not proven removed by " + removal.dueAt + ".";
        removal.state = RemovalState.FAILED;
        removal.note(reason);
        remediations.flush();
        facts.failed(removal, reason, now());
    }

    @Transactional
    public void regranted(UUID id, UUID snapshotId, Instant observedAt) {
        var removal = remediations.locked(id);
        removal.state = RemovalState.REGRANTED;
        removal.snapshotId = snapshotId;
        removal.observedAt = observedAt;
        removal.note("The snapshot of " + observedAt + " shows the access again.");
        remediations.flush();
        facts.regranted(removal, snapshotId, observedAt);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
