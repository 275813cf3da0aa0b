package dev.attest.sample;

/// Told how far the writing is.
@FunctionalInterface
public interface Progress {

    Progress NONE = (written, total) -> {};

    /// @param written CloudTrail records written so far
    /// @param total CloudTrail records in the end
    void at(long written, long total);
}
