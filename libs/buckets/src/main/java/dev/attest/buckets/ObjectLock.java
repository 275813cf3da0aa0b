package dev.attest.buckets;

import java.time.Instant;

/// Until when nobody deletes an object or puts another in its place.
///
/// @param mode whether somebody with a permission of its own may do so all the same
public record ObjectLock(Mode mode, Instant until) {

    /// As S3 names them.
    public enum Mode {
        GOVERNANCE,
        COMPLIANCE
    }
}
