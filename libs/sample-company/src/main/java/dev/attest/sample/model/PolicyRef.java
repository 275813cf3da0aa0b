package dev.attest.sample.model;

/// A managed policy by name and ARN.
public record PolicyRef(String name, String arn) {}
