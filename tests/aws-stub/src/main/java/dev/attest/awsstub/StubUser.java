package dev.attest.awsstub;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An IAM user.
///
/// @param console whether there is a password
/// @param keys ids of active access keys
/// @param policy an inline policy document; null for none
public record StubUser(
        String name,
        boolean console,
        boolean mfa,
        List<String> keys,
        @Nullable String policy,
        Instant created) {

    public StubUser {
        keys = List.copyOf(keys);
    }
}
