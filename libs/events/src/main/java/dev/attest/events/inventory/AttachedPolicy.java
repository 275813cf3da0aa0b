package dev.attest.events.inventory;

import dev.attest.events.Require;
import org.jspecify.annotations.Nullable;

/// A managed policy attached to a principal, group or permission set.
///
/// @param sha256 hash of the policy's document as in [PolicyObserved]; null when no snapshot
///   carried the document: then what it allows is unknown, never nothing
public record AttachedPolicy(String arn, String name, @Nullable String sha256) {
    public AttachedPolicy {
        Require.text("arn", arn);
        Require.present("name", name);
    }
}
