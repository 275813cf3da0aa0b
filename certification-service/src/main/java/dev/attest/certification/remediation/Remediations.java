package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.InventorySource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Stores remediations.
@ApplicationScoped
public class Remediations implements PanacheRepositoryBase<Remediation, UUID> {
    private static final List<RemovalState> OPEN =
            List.of(RemovalState.PLANNED, RemovalState.FAILED);

    public Remediation locked(UUID id) {
        var found = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new IllegalStateException("there is no remediation " + id);
        }
        return found;
    }

    /// Those of the same principals in the same campaigns that are not proven yet.
    List<Remediation> openBeside(Collection<Remediation> some) {
        return find(
                        "campaignId in ?1 and principalId in ?2 and state in ?3 order by id",
                        some.stream().map(one -> one.campaignId).distinct().toList(),
                        some.stream().map(one -> one.principalId).distinct().toList(),
                        OPEN)
                .list();
    }

    /// Removals of trusted parties from these roles that are not proven yet.
    public List<Remediation> openTrusts(Collection<String> roleIds) {
        return find(
                        "kind = ?1 and state in ?2 and principalId in ?3 order by id",
                        EntitlementKind.ROLE_TRUST,
                        OPEN,
                        roleIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// Those a snapshot of the account and source says something about: not proven yet, or watched.
    public List<Remediation> provableBy(String accountId, InventorySource source, Instant now) {
        return find(
                        "proofAccount = ?1 and proofSource = ?2 and state <> ?3"
                                + " and (watchEndsAt is null or watchEndsAt > ?4) order by id",
                        accountId,
                        source,
                        RemovalState.REGRANTED,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
