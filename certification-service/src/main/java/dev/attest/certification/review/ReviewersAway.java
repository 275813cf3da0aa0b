package dev.attest.certification.review;

import dev.attest.certification.inventory.Inventory;
import dev.attest.events.inventory.PersonStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// A reviewer who left or is away does not keep a package waiting until somebody notices.
@ApplicationScoped
public class ReviewersAway {
    private final Inventory inventory;
    private final Packages packages;
    private final PackageEvents events;
    private final ReviewTasks tasks;

    public ReviewersAway(
            Inventory inventory, Packages packages, PackageEvents events, ReviewTasks tasks) {
        this.inventory = inventory;
        this.packages = packages;
        this.events = events;
        this.tasks = tasks;
    }

    /// When the person is not available any more, moves on the open packages the person is in
    /// charge of, and takes the person out of those of others.
    public void check(String personId) {
        var away =
                inventory.person(personId).filter(person -> person.status() != PersonStatus.ACTIVE);
        if (away.isEmpty()) {
            return;
        }
        // Locked at once: the escalation locks what this only looks at, and by then another change
        // could have come between.
        for (UUID packageId : packages.openOf(personId)) {
            var open = packages.locked(packageId);
            if (open.reviewerId.equals(personId)) {
                tasks.reviewerUnavailable(packageId);
            } else {
                packages.removeReviewer(packageId, personId);
                events.record(
                        open,
                        PackageEvents.Kind.REVIEWER_REMOVED,
                        away.get().name()
                                + " left or is away and does not decide beside "
                                + open.reviewerName
                                + " any more.");
            }
        }
    }
}
