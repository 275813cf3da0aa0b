package dev.attest.risk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a principal signs in. Null means that no source tells: unknown is not "no".
///
/// @param keysKnown whether an empty list of keys proves that there are none
public record CredentialFacts(
        @Nullable Boolean consolePassword,
        @Nullable Boolean mfa,
        boolean keysKnown,
        List<KeyFacts> keys) {

    public CredentialFacts {
        keys = List.copyOf(keys);
    }
}
