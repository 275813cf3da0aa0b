package dev.attest.events.activity;

import java.util.List;
import java.util.UUID;

/// New activity of one account was stored: records the collector had not seen before.
///
/// @param records 1 to 500 records, at most 512 KiB as JSON, in no particular order
public record ActivityBatchRecorded(UUID batchId, String accountId, List<ActivityRecord> records)
        implements ActivityEvent {

    public ActivityBatchRecorded {
        records = List.copyOf(records);
    }

    @Override
    public String key() {
        return accountId;
    }
}
