package dev.attest.collector.trail;

import org.jspecify.annotations.Nullable;

/// The few request and response fields that say whom a call concerns. Every field may be missing.
final class CallDetails {
    @Nullable String roleArn;
    @Nullable String roleName;
    @Nullable String userName;
    @Nullable String groupName;
    @Nullable String principalType;
    @Nullable String principalId;
    @Nullable String permissionSetArn;

    /// ARN of the created or read user, role or group.
    @Nullable String resultArn;

    /// The temporary key that the call handed out.
    @Nullable String issuedKey;

    /// User of the created access key.
    @Nullable String resultUserName;
}
