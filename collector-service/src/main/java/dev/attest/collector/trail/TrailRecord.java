package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;

/// One normalised record and where its bytes are.
///
/// @param offset first byte in the uncompressed file
/// @param length bytes of the record
public record TrailRecord(ActivityRecord activity, int ordinal, long offset, int length) {}
