package dev.attest.collector.inventory.history;

/// Whose readings follow one another: a later one says what became of what an earlier one showed.
///
/// @param region empty for kinds without one
/// @param kind such as `iam-credential-report`
public record Scope(String accountId, String region, String kind) {}
