package dev.attest.collector.trail;

import org.jspecify.annotations.Nullable;

/// CloudTrail's `userIdentity` as it stands in the record; every field may be missing.
final class UserIdentity {
    @Nullable String type;
    @Nullable String principalId;
    @Nullable String arn;
    @Nullable String accountId;
    @Nullable String accessKeyId;
    @Nullable String userName;
    @Nullable String invokedBy;
    @Nullable String issuerArn;
    @Nullable String issuerAccountId;
    @Nullable String issuerUserName;
    @Nullable String mfaAuthenticated;
    @Nullable String sourceIdentity;
    @Nullable String onBehalfOfUserId;
}
