package dev.attest.certification.review;

import dev.attest.certification.review.model.PackageState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// Ends a package that was not signed. Its decisions stay on record and remove nothing.
@ApplicationScoped
public class EndPackage {
    private final Packages packages;
    private final PackageEvents events;
    private final Clock clock;

    public EndPackage(Packages packages, PackageEvents events, Clock clock) {
        this.packages = packages;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void expire(UUID packageId) {
        end(packageId, PackageState.EXPIRED, PackageEvents.Kind.EXPIRED, "Not signed in time");
    }

    /// @param cancelled whether the campaign was cancelled; else it was closed
    @Transactional
    public void close(UUID packageId, boolean cancelled) {
        end(
                packageId,
                cancelled ? PackageState.CANCELLED : PackageState.EXPIRED,
                PackageEvents.Kind.CLOSED,
                cancelled ? "Campaign cancelled" : "Campaign closed before the signature");
    }

    private void end(UUID packageId, PackageState as, PackageEvents.Kind kind, String why) {
        var ended = packages.locked(packageId);
        if (ended.state.changeable()) {
            ended.state = as;
            ended.changed(clock.instant());
            events.record(
                    ended,
                    kind,
                    why + ": " + ended.undecided() + " of " + ended.items + " items undecided.");
        }
    }
}
