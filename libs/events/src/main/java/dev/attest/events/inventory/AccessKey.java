package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A long-lived access key of an IAM user or of root.
///
/// @param slot 1 or 2, the key's place in the credential report; 0 when only its id is known
/// @param accessKeyId null when only the credential report is known, which carries no ids
/// @param created when the key was created or last rotated; null when unknown
/// @param lastUsed null when never used or unknown; see lastUsedKnown
/// @param lastUsedKnown whether a source that tells the last use was read
public record AccessKey(
        int slot,
        @Nullable String accessKeyId,
        boolean active,
        @Nullable Instant created,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown) {
    public AccessKey {
        Require.within("slot", slot, 0, 2);
    }
}
