package dev.attest.collector.trailfiles;

/// What a trail file is, as callers see it.
public enum TrailFileKind {
    /// It holds records.
    LOG,
    /// It names the logs of an hour, signed by AWS.
    DIGEST
}
