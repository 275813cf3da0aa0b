package dev.attest.collector.activity;

import dev.attest.events.activity.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored record as callers see it.
///
/// @param actor who made the call
/// @param accessKeyId the key that signed it
/// @param target what was acted upon: its ARN, or its id where it has none
/// @param errorCode why AWS refused the call; null when it did not
/// @param mfa whether the session was authenticated with MFA; null when the record does not say
/// @param actingFor who stands behind the session that made the call; null when the caller acts for
///   themselves
/// @param person which person is behind it, by what is known of people now; null when nothing names
///   anybody
/// @param noise the pattern of the noise filter that the caller matches; null for everybody else
public record ActivityView(
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
        @Nullable Boolean mfa,
        @Nullable ActingFor actingFor,
        @Nullable PersonBehind person,
        @Nullable String noise) {}
