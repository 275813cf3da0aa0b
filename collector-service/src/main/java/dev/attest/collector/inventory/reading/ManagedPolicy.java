package dev.attest.collector.inventory.reading;

/// A managed policy and the hash of its default version.
public record ManagedPolicy(String arn, String name, String sha256) {}
