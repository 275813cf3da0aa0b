package dev.attest.reporting.certification;

import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.ReviewEscalated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the log holds about one package, told in order.
final class PackageHistory {

    private final PackageOpened opened;
    private final List<ReviewEscalated> escalations = new ArrayList<>();
    private @Nullable Recorded<PackageSignedOff> signed;

    PackageHistory(PackageOpened opened) {
        this.opened = opened;
    }

    void apply(ReviewEscalated event) {
        escalations.add(event);
    }

    void apply(Recorded<PackageSignedOff> event) {
        signed = event;
    }

    PackageOpened opened() {
        return opened;
    }

    List<ReviewEscalated> escalations() {
        return escalations;
    }

    @Nullable Recorded<PackageSignedOff> signed() {
        return signed;
    }

    String reviewerId() {
        return escalations.isEmpty() ? opened.reviewerId() : escalations.getLast().toReviewerId();
    }
}
