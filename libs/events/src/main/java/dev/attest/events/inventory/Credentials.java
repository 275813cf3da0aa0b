package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a principal signs in. Null means that no source read so far tells: unknown is not "no".
///
/// @param consolePassword whether a console password exists
/// @param passwordLastUsed null when never used or unknown
/// @param mfa whether an MFA device is active
/// @param accessKeysKnown whether a source that lists keys was read; an empty list proves something
///   only then
public record Credentials(
        @Nullable Boolean consolePassword,
        @Nullable Instant passwordLastUsed,
        @Nullable Boolean mfa,
        boolean accessKeysKnown,
        List<AccessKey> accessKeys) {
    public Credentials {
        accessKeys = List.copyOf(Require.present("accessKeys", accessKeys));
    }
}
