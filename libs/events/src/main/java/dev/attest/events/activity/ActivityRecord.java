package dev.attest.events.activity;

import dev.attest.events.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One normalised CloudTrail record.
///
/// @param eventId CloudTrail's `eventID`, unique within the recipient account
/// @param accountId the recipient account, 12 digits
/// @param accessKeyId the key that signed the call; null where the record carries none
/// @param target whom or what was acted upon (assumed role, changed user, group, policy, bucket),
///   as an ARN, or what names it where it has none; null when the record does not say
/// @param errorCode set when the call was refused; for `ConsoleLogin` see errorMessage
/// @param mfa whether the session was authenticated with MFA; null when the record does not say
public record ActivityRecord(
        String eventId,
        Instant eventTime,
        String accountId,
        String region,
        String eventSource,
        String eventName,
        Actor actor,
        @Nullable String accessKeyId,
        @Nullable String target,
        boolean readOnly,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String sourceIp,
        @Nullable String userAgent,
        @Nullable Boolean mfa) {
    public ActivityRecord {
        Require.text("eventId", eventId);
        Require.present("eventTime", eventTime);
        Require.account("accountId", accountId);
        Require.present("region", region);
        Require.text("eventSource", eventSource);
        Require.text("eventName", eventName);
        Require.present("actor", actor);
    }
}
