package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.certification.review.Items;
import dev.attest.certification.review.ReviewItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Writes down how an access is to be removed and by when.
@ApplicationScoped
public class PlanRemoval {
    private final Items items;
    private final Remediations remediations;
    private final RemediationFacts facts;
    private final Clock clock;

    public PlanRemoval(
            Items items, Remediations remediations, RemediationFacts facts, Clock clock) {
        this.items = items;
        this.remediations = remediations;
        this.facts = facts;
        this.clock = clock;
    }

    /// @param within how long the removal may take
    @Transactional
    public Remediation plan(UUID remediationId, UUID itemId, Duration within) {
        var item = items.findById(itemId);
        var removal = planned(remediationId, item, within);
        remediations.persistAndFlush(removal);
        facts.planned(removal, List.of(item.alsoRemoves));
        return removal;
    }

    private Remediation planned(UUID id, ReviewItem item, Duration within) {
        var removal = new Remediation();
        removal.id = id;
        removal.campaignId = item.campaignId;
        removal.packageId = item.packageId;
        removal.itemId = item.id;
        removal.decisionId = Objects.requireNonNull(item.decisionId);
        removal.title = item.title;
        removal.subjectName = item.subjectName;
        removal.accountId = item.accountId;
        removal.principalId = item.principalId;
        removal.principalUniqueId = item.principalUniqueId;
        removal.kind = item.kind;
        removal.entitlementId = item.entitlementId;
        removal.reference = item.reference;
        removal.referenceUniqueId = item.referenceUniqueId;
        removal.proofAccount = item.principalAccount;
        removal.proofSource = item.kind.provenBy();
        removal.state = RemovalState.PLANNED;
        removal.commands = item.commands;
        removal.notes =
                Stream.of(item.alsoRemoves)
                        .map(title -> "This also takes away: " + title + ".")
                        .toArray(String[]::new);
        removal.plannedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        removal.dueAt = removal.plannedAt.plus(within);
        return removal;
    }
}
