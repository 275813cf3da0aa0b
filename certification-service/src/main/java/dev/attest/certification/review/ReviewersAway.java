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
    private final ReviewTasks tasks;

    public ReviewersAway(Inventory inventory, Packages packages, ReviewTasks tasks) {
        this.inventory = inventory;
        this.packages = packages;
        this.tasks = tasks;
    }

    /// Moves the person's open packages one step up when the person is not available any more.
    public void check(String personId) {
        boolean away =
                inventory
                        .person(personId)
                        .filter(person -> person.status() != PersonStatus.ACTIVE)
                        .isPresent();
        if (!away) {
            return;
        }
        // Locked at once: the escalation locks what this only looks at, and by then another change
        // could have come between.
        for (UUID packageId : packages.openOf(personId)) {
            if (packages.locked(packageId).reviewerId.equals(personId)) {
                tasks.reviewerUnavailable(packageId);
            }
        }
    }
}
