package dev.attest.risk.landscape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a principal signs in; null means unknown.
public record StoredCredentials(
        @Nullable Boolean consolePassword,
        @Nullable Instant passwordLastUsed,
        @Nullable Boolean mfa,
        boolean keysKnown,
        List<StoredKey> keys) {

    public StoredCredentials {
        keys = List.copyOf(keys);
    }

    /// An access key.
    ///
    /// @param label its id, or its place when the id is not known
    /// @param id null when it is not known
    public record StoredKey(
            String label,
            @Nullable String id,
            boolean active,
            @Nullable Instant created,
            @Nullable Instant lastUsed,
            boolean lastUsedKnown) {}
}
