package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;
import org.jspecify.annotations.Nullable;

/// One normalised record and where its bytes are.
///
/// @param noise the pattern of the noise filter that the caller matches
/// @param offset first byte in the uncompressed file
/// @param length bytes of the record
record TrailRecord(
        ActivityRecord activity,
        SessionLinks links,
        @Nullable String noise,
        int ordinal,
        long offset,
        int length) {}
