package dev.attest.sample.model;

/// One user in one group of Identity Center.
public record Membership(String id, String groupId, String userId) {}
