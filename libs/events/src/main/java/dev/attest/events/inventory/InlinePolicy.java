package dev.attest.events.inventory;

import dev.attest.events.Require;

/// A policy embedded in a principal, group or permission set.
///
/// @param sha256 hash of its document as in [PolicyObserved]
public record InlinePolicy(String name, String sha256) {
    public InlinePolicy {
        Require.present("name", name);
        Require.text("sha256", sha256);
    }
}
