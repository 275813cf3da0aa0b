package dev.attest.sample.model;

/// A user of Identity Center.
///
/// @param userName also the session name of its roles
public record IdentityUser(String id, String userName, String displayName) {}
