package dev.attest.sample.model;

/// A policy embedded in a user, group or role.
///
/// @param document the policy as JSON text
public record InlinePolicy(String name, String document) {}
