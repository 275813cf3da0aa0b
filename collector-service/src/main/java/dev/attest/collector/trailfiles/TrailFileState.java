package dev.attest.collector.trailfiles;

/// What became of a trail file.
public enum TrailFileState {
    /// It was found and is still to be fetched.
    WAITING,
    /// It was read to its end.
    STORED,
    /// It was read, and nothing of it could be taken in.
    REFUSED,
    /// It could not be had; the next run tries again.
    FAILED,
    /// It was listed, announced or named by a digest, and was not there.
    VANISHED
}
