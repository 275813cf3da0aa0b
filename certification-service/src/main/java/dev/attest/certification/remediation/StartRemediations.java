package dev.attest.certification.remediation;

import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.review.Items;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/// Starts one remediation for every revoke of a signed package.
@ApplicationScoped
public class StartRemediations {
    private final Items items;
    private final CurrentAccess current;
    private final RemovalProcesses processes;
    private final Ids ids;

    public StartRemediations(
            Items items, CurrentAccess current, RemovalProcesses processes, Ids ids) {
        this.items = items;
        this.current = current;
        this.processes = processes;
        this.ids = ids;
    }

    @Transactional
    public void start(UUID packageId) {
        var revoked = items.revoked(packageId);
        if (revoked.isEmpty()) {
            return;
        }
        var present =
                current.of(revoked.stream().map(item -> item.principalId).distinct().toList());
        for (var item : revoked) {
            // The plan is for what is there today: a key's id may be known by now, a trust policy
            // may have changed. What is gone keeps the plan of the launch.
            present.commands(item.principalId, item.entitlementId)
                    .ifPresent(commands -> item.commands = commands.toArray(String[]::new));
            item.remediationId = ids.next();
        }
        items.flush();
        for (var item : revoked) {
            processes.start(Objects.requireNonNull(item.remediationId), item);
        }
    }
}
