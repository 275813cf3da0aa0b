package dev.attest.collector.alerts;

import dev.attest.events.activity.ActivityRecord;

/// An activity that at least one rule watches.
///
/// @param json the whole record it was read from
public record WatchedActivity(ActivityRecord activity, byte[] json) {}
