package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.ActorKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of records that the database does not keep the latest of each caller and key on a day (UTC).
final class LastUses {

    private final Map<Use, TrailRecord> latest = new LinkedHashMap<>();

    private record Use(
            String account,
            ActorKind kind,
            @Nullable String principal,
            String name,
            @Nullable String key,
            long day) {

        static Use of(ActivityRecord a) {
            return new Use(
                    a.accountId(),
                    a.actor().kind(),
                    a.actor().principalId(),
                    a.actor().name(),
                    a.accessKeyId(),
                    a.eventTime().truncatedTo(ChronoUnit.DAYS).getEpochSecond());
        }
    }

    void add(TrailRecord record) {
        latest.merge(
                Use.of(record.activity()),
                record,
                (known, next) ->
                        next.activity().eventTime().isAfter(known.activity().eventTime())
                                ? next
                                : known);
    }

    int size() {
        return latest.size();
    }

    List<TrailRecord> all() {
        return new ArrayList<>(latest.values());
    }
}
