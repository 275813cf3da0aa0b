package dev.attest.risk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One principal of a subject.
///
/// @param label words for a reader, such as `user anna in payments-prod`
/// @param access what it can do, one entry for each account it reaches
/// @param createdAt null when unknown
/// @param lastUse the latest sign of life of any kind; null when there was none
/// @param useReported whether a report that lists the last uses was read
/// @param watch the last time in which everything done in its accounts is known; null when there is
///   none
public record PrincipalFacts(
        String id,
        String label,
        Kind kind,
        List<AccessFacts> access,
        CredentialFacts credentials,
        @Nullable Instant createdAt,
        @Nullable Instant lastUse,
        boolean useReported,
        @Nullable Watch watch) {

    public PrincipalFacts {
        access = List.copyOf(access);
    }

    /// The kinds of principals that people are.
    public enum Kind {
        ROOT,
        IAM_USER,
        IDENTITY_CENTER_USER
    }

    /// Whether anything opens a door for it today: a console password, an active key, or an
    /// assignment. Never CONDITIONAL.
    Power live() {
        return switch (kind) {
            case ROOT -> Power.YES;
            case IDENTITY_CENTER_USER -> access.isEmpty() ? Power.NO : Power.YES;
            case IAM_USER -> {
                if (Boolean.TRUE.equals(credentials.consolePassword())
                        || credentials.keys().stream().anyMatch(KeyFacts::active)) {
                    yield Power.YES;
                }
                yield credentials.consolePassword() == null || !credentials.keysKnown()
                        ? Power.UNKNOWN
                        : Power.NO;
            }
        };
    }
}
