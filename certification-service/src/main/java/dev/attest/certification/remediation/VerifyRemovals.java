package dev.attest.certification.remediation;

import dev.attest.certification.inventory.Backlog;
import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.population.CurrentAccess.Held;
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
import java.util.List;
import java.util.Optional;

/// Holds a new snapshot against every removal it can say something about.
@ApplicationScoped
public class VerifyRemovals {
    private final Remediations remediations;
    private final Inventory inventory;
    private final Backlog backlog;
    private final CurrentAccess current;
    private final ReplanTrusts replanning;
    private final RemovalProcesses processes;
    private final Clock clock;

    public VerifyRemovals(
            Remediations remediations,
            Inventory inventory,
            Backlog backlog,
            CurrentAccess current,
            ReplanTrusts replanning,
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
        var held = held(waiting);
        int untaken = backlog.quarantined().about(snapshot.accountId());
        var readings = new EnumMap<EntitlementKind, Reading>(EntitlementKind.class);
        for (var removal : waiting) {
            var reading =
                    readings.computeIfAbsent(
                            removal.kind, kind -> reading(snapshot, kind, untaken));
            var sighting =
                    held.sighting(
                            removal.principalId,
                            removal.kind,
                            removal.reference,
                            removal.entitlementId);
            switch (ProofPolicy.judge(removal.state, since(removal), reading, sighting)) {
                case Finding.Proven() -> {
                    noteOtherWays(removal, held);
                    processes.proven(removal.id, reading);
                }
                case Finding.Returned() -> {
                    elsewhere(held, removal).ifPresent(removal::note);
                    remediations.flush();
                    processes.returned(removal.id, reading);
                }
                case Finding.StillOpen(var note) ->
                        removal.note(
                                elsewhere(held, removal)
                                        .map(where -> note + " " + where)
                                        .orElse(note));
                case Finding.NoNews() -> {}
            }
        }
        replanning.afterReading(waiting, held);
        remediations.flush();
    }

    private Held held(List<Remediation> by) {
        return current.of(
                by.stream().map(one -> one.principalId).distinct().toList(),
                by.stream()
                        .filter(one -> one.kind == EntitlementKind.ACCESS_KEY)
                        .map(one -> one.reference)
                        .toList());
    }

    private static Optional<String> elsewhere(Held held, Remediation removal) {
        return held.holderOf(removal.principalId, removal.kind, removal.reference)
                .map(name -> "The key is with “" + name + "” now.");
    }

    private void noteOtherWays(Remediation removal, CurrentAccess.Held held) {
        held.otherWays(removal.principalId, removal.kind, removal.reference, removal.accountId)
                .forEach(removal::note);
        remediations.flush();
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
