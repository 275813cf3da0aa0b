package dev.attest.collector.imports;

/// The figures of one import.
public record ImportCounts(int records, int stored, int duplicates, int alerts) {}
