package dev.attest.certification.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Notes that a reviewer was to be reminded of what is still open.
@ApplicationScoped
public class RemindReviewer {
    private final Packages packages;
    private final PackageEvents events;

    public RemindReviewer(Packages packages, PackageEvents events) {
        this.packages = packages;
        this.events = events;
    }

    @Transactional
    public void remind(UUID packageId) {
        var open = packages.locked(packageId);
        var what =
                open.undecided() == 0
                        ? "Everything is decided; the signature is missing."
                        : open.undecided() + " of " + open.items + " items are undecided.";
        events.record(
                open,
                PackageEvents.Kind.REMINDER,
                open.reviewerName + ": " + what + " Due " + open.dueAt + ".");
    }
}
