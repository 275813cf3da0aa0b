package dev.attest.sample.model;

/// A group of Identity Center.
public record IdentityGroup(String id, String name) {}
