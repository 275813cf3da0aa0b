package dev.attest.certification.remediation;

import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.review.Items;
import dev.attest.certification.review.ReviewItem;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Starts one remediation for every revoke of a signed package. A role's trust policy is written as
/// a whole: the plans of all its revoked parties leave out all of them, whichever is run last.
@ApplicationScoped
public class StartRemediations {
    private final Items items;
    private final Remediations remediations;
    private final CurrentAccess current;
    private final RemovalProcesses processes;
    private final Ids ids;

    public StartRemediations(
            Items items,
            Remediations remediations,
            CurrentAccess current,
            RemovalProcesses processes,
            Ids ids) {
        this.items = items;
        this.remediations = remediations;
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
        var principals = revoked.stream().map(item -> item.principalId).distinct().toList();
        var earlier = remediations.openTrusts(principals);
        var parties = parties(revoked, earlier);
        var present = current.of(principals);
        for (var item : revoked) {
            // The plan is for what is there today: a trust policy may have changed. What is gone
            // keeps the plan of the launch.
            present.commands(
                            item.principalId,
                            item.entitlementId,
                            parties.getOrDefault(item.principalId, Set.of()))
                    .ifPresent(commands -> item.commands = commands.toArray(String[]::new));
            item.remediationId = ids.next();
        }
        for (var open : earlier) {
            present.commands(
                            open.principalId,
                            open.entitlementId,
                            parties.getOrDefault(open.principalId, Set.of()))
                    .ifPresent(open::planAnew);
        }
        items.flush();
        for (var item : revoked) {
            processes.start(Objects.requireNonNull(item.remediationId), item);
        }
    }

    /// References of the parties that each role is to trust no longer.
    private static Map<String, Set<String>> parties(
            List<ReviewItem> revoked, List<Remediation> earlier) {
        var parties = new HashMap<String, Set<String>>();
        for (var item : revoked) {
            if (item.kind == EntitlementKind.ROLE_TRUST) {
                parties.computeIfAbsent(item.principalId, role -> new TreeSet<>())
                        .add(item.reference);
            }
        }
        for (var open : earlier) {
            parties.computeIfAbsent(open.principalId, role -> new TreeSet<>()).add(open.reference);
        }
        return parties;
    }
}
