package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;

/// Records that the collector sends to itself to see whether they come through. They take the way
/// of all others up to the alert, and none beyond: nobody did anything, so neither the bus nor the
/// lake nor the list of accounts is told.
public final class SensorRecords {

    /// No account has this number.
    public static final String ACCOUNT = "000000000000";

    /// No service of AWS has this name.
    public static final String SOURCE = "attest.sensor";

    private SensorRecords() {}

    static boolean own(ActivityRecord record) {
        return record.accountId().equals(ACCOUNT) && record.eventSource().equals(SOURCE);
    }
}
