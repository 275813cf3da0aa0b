package dev.attest.events.inventory;

/// A policy embedded in a principal, group or permission set.
///
/// @param sha256 hash of its document as in [PolicyObserved]
public record InlinePolicy(String name, String sha256) {}
