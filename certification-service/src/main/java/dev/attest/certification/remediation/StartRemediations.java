package dev.attest.certification.remediation;

import dev.attest.certification.population.CurrentAccess;
import dev.attest.certification.review.Items;
import dev.attest.certification.review.ReviewItem;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Starts one remediation for every revoke of a signed package. A role's trust policy is written as
/// a whole: the plans of all its revoked parties leave out all of them, whichever is run last.
@ApplicationScoped
public class StartRemediations {
    private final Items items;
    private final Remediations remediations;
    private final CurrentAccess current;
    private final ReplanRemovals replanning;
    private final RemovalProcesses processes;
    private final Ids ids;

    public StartRemediations(
            Items items,
            Remediations remediations,
            CurrentAccess current,
            ReplanRemovals replanning,
            RemovalProcesses processes,
            Ids ids) {
        this.items = items;
        this.remediations = remediations;
        this.current = current;
        this.replanning = replanning;
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
        var present =
                current.of(
                        Stream.concat(
                                        revoked.stream().map(ReviewItem::sought),
                                        earlier.stream().map(Remediation::sought))
                                .toList());
        var parties = RevokedParties.of(revoked, earlier, present);
        for (var item : revoked) {
            // The plan is for what is there today: a trust policy may have changed. What is gone
            // otherwise keeps the plan of the launch.
            present.commands(item.sought(), parties.getOrDefault(item.principalId, Set.of()))
                    .ifPresent(commands -> item.commands = commands.toArray(String[]::new));
            item.remediationId = ids.next();
        }
        replanning.replan(earlier, parties, present, "more was revoked of the same role.");
        items.flush();
        for (var item : revoked) {
            processes.start(Objects.requireNonNull(item.remediationId), item);
        }
    }
}
