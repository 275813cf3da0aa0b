package dev.attest.certification.remediation;

import dev.attest.certification.inventory.Backlog;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.population.Held;
import dev.attest.certification.remediation.model.ProofPolicy;
import dev.attest.certification.remediation.model.ProofPolicy.Finding;
import dev.attest.certification.remediation.model.Reading;
import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.InventorySnapshotTaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;

/// Holds a new snapshot against every removal it can say something about.
@ApplicationScoped
public class VerifyRemovals {
    private final Remediations remediations;
    private final Inventory inventory;
    private final Backlog backlog;
    private final CurrentAccess current;
    private final ReplanRemovals replanning;
    private final RemovalProcesses processes;
    private final Clock clock;

    public VerifyRemovals(
            Remediations remediations,
            Inventory inventory,
            Backlog backlog,
            CurrentAccess current,
            ReplanRemovals replanning,
            RemovalProcesses processes,
            Clock clock) {
        this.remediations = remediations;
        this.inventory = inventory;
        this.backlog = backlog;
        this.current = current;
        this.replanning = replanning;
        this.processes = processes;
        this.clock = clock;
    }

    @Transactional
    public void against(InventorySnapshotTaken snapshot) {
        var waiting =
                remediations.provableBy(snapshot.accountId(), snapshot.source(), clock.instant());
        if (waiting.isEmpty()) {
            return;
        }
        var held = current.of(waiting.stream().map(Remediation::sought).toList());
        int untaken = backlog.quarantined().about(snapshot.accountId());
        var readings = new EnumMap<EntitlementKind, Reading>(EntitlementKind.class);
        for (var removal : waiting) {
            var reading =
                    readings.computeIfAbsent(
                            removal.kind, kind -> reading(snapshot, kind, untaken));
            judge(removal, reading, held);
        }
        replanning.afterReading(waiting, held);
        remediations.flush();
    }

    private void judge(Remediation removal, Reading reading, Held held) {
        var sought = removal.sought();
        switch (ProofPolicy.judge(removal.state, since(removal), reading, held.sighting(sought))) {
            case Finding.Proven() -> {
                held.otherWays(sought).forEach(removal::note);
                remediations.flush();
                processes.proven(removal.id, reading);
            }
            case Finding.Returned() -> {
                held.elsewhere(sought)
                        .map(where -> "As of " + reading.observedAt() + ": " + where)
                        .ifPresent(removal::note);
                remediations.flush();
                processes.returned(removal.id, reading);
            }
            case Finding.StillOpen(var note) ->
                    removal.whyOpen =
                            held.elsewhere(sought).map(where -> note + " " + where).orElse(note);
            case Finding.NoNews() -> {}
        }
    }

    private Reading reading(InventorySnapshotTaken snapshot, EntitlementKind of, int untaken) {
        return new Reading(
                snapshot.snapshotId(),
                snapshot.observedAt(),
                inventory.hasLaterReading(snapshot.accountId(), of.toldBy(), snapshot.observedAt()),
                snapshot.complete(),
                snapshot.declared(),
                snapshot.parsed(),
                untaken);
    }

    private static Instant since(Remediation removal) {
        var proven = removal.observedAt;
        return removal.state == RemovalState.VERIFIED && proven != null
                ? proven
                : removal.plannedAt;
    }
}
