package dev.attest.certification.review;

import java.util.UUID;

/// The engine's side of a package, in the transaction of the caller: either both change or neither.
public interface ReviewTasks {
    void open(ReviewPackage opened);

    /// Completes the review task; the sign-off task follows.
    void everythingDecided(UUID packageId);

    /// Takes the package from sign-off back to review.
    void decisionWithdrawn(UUID packageId);

    /// Completes the sign-off task; remediations start.
    void signed(UUID packageId);

    void reviewerUnavailable(UUID packageId);

    /// @param cancelled whether the campaign was cancelled; else it was closed
    void campaignEnded(UUID packageId, boolean cancelled);
}
