package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Packs new records into events: of one account each, at most 500 records and 512 KiB.
final class ActivityBatches {

    private static final int RECORDS = 500;
    private static final int BYTES = 512 * 1024;

    /// Field names, quotes and the fields of fixed length of one record as JSON.
    private static final int OVERHEAD = 460;

    private ActivityBatches() {}

    static List<ActivityBatchRecorded> of(List<ActivityRecord> records, Supplier<UUID> ids) {
        Map<String, List<ActivityRecord>> byAccount = new LinkedHashMap<>();
        for (ActivityRecord record : records) {
            byAccount.computeIfAbsent(record.accountId(), _ -> new ArrayList<>()).add(record);
        }
        List<ActivityBatchRecorded> batches = new ArrayList<>();
        byAccount.forEach((account, some) -> split(account, some, ids, batches));
        return batches;
    }

    private static void split(
            String account,
            List<ActivityRecord> records,
            Supplier<UUID> ids,
            List<ActivityBatchRecorded> batches) {
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            int size = size(records.get(i));
            if (i > from && (i - from == RECORDS || bytes + size > BYTES)) {
                batches.add(
                        new ActivityBatchRecorded(ids.get(), account, records.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        batches.add(
                new ActivityBatchRecorded(
                        ids.get(), account, records.subList(from, records.size())));
    }

    /// An upper bound of the record's size as JSON in UTF-8: a character takes at most six bytes.
    private static int size(ActivityRecord r) {
        return OVERHEAD
                + length(r.eventId())
                + length(r.region())
                + length(r.eventSource())
                + length(r.eventName())
                + length(r.actor().principalId())
                + length(r.actor().name())
                + length(r.actor().sessionName())
                + length(r.actor().sourceIdentity())
                + length(r.accessKeyId())
                + length(r.target())
                + length(r.errorCode())
                + length(r.errorMessage())
                + length(r.sourceIp())
                + length(r.userAgent());
    }

    private static int length(@Nullable String text) {
        if (text == null) {
            return 4;
        }
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x20 ? 5 : c > 0x7f ? 2 : c == '"' || c == '\\' ? 1 : 0;
        }
        return bytes;
    }
}
