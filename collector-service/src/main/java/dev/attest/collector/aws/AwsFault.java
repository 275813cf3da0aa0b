package dev.attest.collector.aws;

import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a failed call means for who called. AWS says most of it with status 400, so codes decide.
public enum AwsFault {
    /// Too many calls; the same one will do later.
    THROTTLED,
    /// The session came to its end before its time.
    SESSION_ENDED,
    /// The NextToken is no longer good: ask anew from the last place.
    TOKEN_ENDED,
    /// Nobody lets us in; another attempt changes nothing.
    REFUSED,
    /// AWS or the way to it is in trouble.
    PASSING,
    /// The call itself is wrong.
    WRONG;

    private static final Set<String> THROTTLES =
            Set.of(
                    "ThrottlingException",
                    "Throttling",
                    "ThrottledException",
                    "TooManyRequestsException",
                    "RequestLimitExceeded",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "SlowDown");
    private static final Set<String> ENDED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");
    private static final Set<String> REFUSALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "AuthFailure",
                    "InvalidClientTokenId",
                    "OperationNotPermittedException",
                    "OptInRequired",
                    "RegionDisabledException",
                    "SignatureDoesNotMatch",
                    "UnauthorizedOperation",
                    "UnrecognizedClientException");

    /// Whether the same may do later, or asked anew.
    public boolean passing() {
        return switch (this) {
            case THROTTLED, SESSION_ENDED, TOKEN_ENDED, PASSING -> true;
            case REFUSED, WRONG -> false;
        };
    }

    public static AwsFault of(SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            return answered(answered);
        }
        if (failure instanceof NoCredentialsException) {
            return REFUSED;
        }
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Unable to load credentials") ? REFUSED : PASSING;
    }

    /// The failure in words for people: the code and what AWS says, without the SDK's additions.
    public static String words(SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            String code = code(failure);
            return code.isEmpty()
                    ? "AWS answered " + answered.statusCode() + " without saying why"
                    : code + ": " + answered.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failure.getMessage());
    }

    /// AWS's own word for the failure; empty when it did not answer.
    public static String code(SdkException failure) {
        return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? Objects.requireNonNullElse(answered.awsErrorDetails().errorCode(), "")
                : "";
    }

    /// Whether there was no session to be had, and it is no call in one that failed.
    public static boolean ofSession(SdkException failure) {
        return failure instanceof NoCredentialsException
                || failure instanceof AwsServiceException answered
                        && answered.awsErrorDetails() != null
                        && "Sts".equals(answered.awsErrorDetails().serviceName());
    }

    private static AwsFault answered(AwsServiceException failure) {
        String code = code(failure);
        if (THROTTLES.contains(code) || failure.statusCode() == 429) {
            return THROTTLED;
        }
        if (ENDED.contains(code)) {
            return SESSION_ENDED;
        }
        if (code.equals("InvalidNextTokenException")) {
            return TOKEN_ENDED;
        }
        if (REFUSALS.contains(code) || failure.statusCode() == 403) {
            return REFUSED;
        }
        return failure.statusCode() >= 500 ? PASSING : WRONG;
    }
}
