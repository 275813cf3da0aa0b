package dev.attest.lake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event as the lake holds it; [LakeColumn] says what the fields mean. Requests and answers
/// that are very long are shortened.
public record LakeRecord(
        Instant eventTime,
        String eventId,
        String eventName,
        String eventSource,
        String accountId,
        String awsRegion,
        String userName,
        String actorKind,
        @Nullable String actorPrincipal,
        @Nullable String actorAccount,
        @Nullable String sessionName,
        @Nullable String sourceIdentity,
        @Nullable String accessKey,
        @Nullable String target,
        @Nullable String sourceIp,
        @Nullable String userAgent,
        boolean readOnly,
        @Nullable Boolean mfa,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String requestParameters,
        @Nullable String responseElements) {

    private static final String ADDRESS_END = ".amazonaws.com";
    private static final int FIXED_BYTES = 1_500;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    public LakeRecord {
        if (eventId.isEmpty() || accountId.isEmpty() || awsRegion.isEmpty()) {
            throw new IllegalArgumentException(
                    "an event has an id, an account and a region: " + eventId);
        }
        errorCode = present(errorCode);
        errorMessage = present(errorMessage);
        requestParameters = ShortText.json(requestParameters);
        responseElements = ShortText.json(responseElements);
    }

    /// The family of the service: what the seed calls iam, sts, signin and sso.
    String eventType() {
        String name =
                eventSource.endsWith(ADDRESS_END)
                        ? eventSource.substring(0, eventSource.length() - ADDRESS_END.length())
                        : eventSource;
        return name.startsWith("sso") || name.equals("identitystore") ? "sso" : name;
    }

    /// Its time in microseconds since 1970-01-01 (UTC).
    long micros() {
        return Math.addExact(
                Math.multiplyExact(eventTime.getEpochSecond(), MICROS_A_SECOND),
                eventTime.getNano() / NANOS_A_MICRO);
    }

    Partition partition() {
        return Partition.of(eventTime, awsRegion);
    }

    /// About how much memory it takes.
    int size() {
        return FIXED_BYTES + length(requestParameters) + length(responseElements);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
