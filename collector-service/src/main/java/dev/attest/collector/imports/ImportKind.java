package dev.attest.collector.imports;

/// What an import brings.
public enum ImportKind {
    CLOUDTRAIL,
    INVENTORY,
    PEOPLE
}
