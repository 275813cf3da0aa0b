package dev.attest.collector.inventory.reading;

/// A managed policy by name, as an attachment shows it.
public record PolicyRef(String arn, String name) {}
