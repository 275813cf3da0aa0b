package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.Reading;
import dev.attest.certification.review.ReviewItem;
import java.util.UUID;

/// The process of a removal, in the transaction of the caller.
public interface RemovalProcesses {
    /// Plans the removal at once; returns when the process waits for its proof.
    void start(UUID remediationId, ReviewItem revoked);

    void proven(UUID remediationId, Reading reading);

    void returned(UUID remediationId, Reading reading);
}
