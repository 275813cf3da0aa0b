package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;

/// Records that the collector sends to itself to see whether they come through. They take the way
/// of all others up to the alert, which the bus is told like every other: that there was one every
/// day belongs to the evidence. Nobody did anything, so the records themselves go neither onto the
/// bus nor into the lake nor onto the list of accounts.
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
