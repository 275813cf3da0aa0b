package dev.attest.events.activity;

import dev.attest.events.Require;
import java.util.List;
import java.util.UUID;

/// New activity of one account was stored: records the collector had not seen before.
///
/// @param records 1 to 500 records, at most 512 KiB as JSON, in no particular order
public record ActivityBatchRecorded(UUID batchId, String accountId, List<ActivityRecord> records)
        implements ActivityEvent {
    public ActivityBatchRecorded {
        Require.present("batchId", batchId);
        Require.account("accountId", accountId);
        records = List.copyOf(Require.present("records", records));
        Require.size("records", records, 1, 500);
        for (ActivityRecord record : records) {
            if (!record.accountId().equals(accountId)) {
                throw new IllegalArgumentException(
                        "record "
                                + record.eventId()
                                + " is of account "
                                + record.accountId()
                                + ", the batch of "
                                + accountId);
            }
        }
    }

    @Override
    public String key() {
        return accountId;
    }
}
