package dev.attest.certification.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/// Stores review items.
@ApplicationScoped
public class Items implements PanacheRepositoryBase<ReviewItem, UUID> {
    private final StatelessSession bulk;

    public Items(StatelessSession bulk) {
        this.bulk = bulk;
    }

    /// Inserts in batches, without keeping what was inserted in memory.
    public void insert(List<ReviewItem> items) {
        bulk.insertMultiple(items);
    }

    /// All items of a package, outside the persistence context: thousands may be read.
    public List<ReviewItem> readOnly(UUID packageId) {
        return bulk.createSelectionQuery(
                        "from ReviewItem where packageId = ?1 order by position", ReviewItem.class)
                .setParameter(1, packageId)
                .getResultList();
    }

    public List<ReviewItem> inPackage(UUID packageId, Collection<UUID> ids) {
        return list("packageId = ?1 and id in ?2", packageId, ids);
    }

    public List<ReviewItem> revoked(UUID packageId) {
        return list(
                "packageId = ?1 and outcome = dev.attest.events.certification.DecisionOutcome.REVOKE"
                        + " order by position",
                packageId);
    }
}
