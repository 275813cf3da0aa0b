package dev.attest.collector.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What was found for the first page of somebody's activity, for a while: the pages after it need
/// not find it anew. Few, since one can be of many names.
@ApplicationScoped
class FoundTraces {

    private static final int MOST = 10;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final SequencedMap<Asked, Found> found = new LinkedHashMap<>();
    private final Clock clock;

    FoundTraces(Clock clock) {
        this.clock = clock;
    }

    /// @param from the first day; null for all before the last one
    /// @param to the last day; null for all after the first one
    record Asked(String person, @Nullable LocalDate from, @Nullable LocalDate to) {}

    private record Found(PersonTraces traces, Instant until) {}

    synchronized void keep(Asked asked, PersonTraces traces) {
        Instant now = clock.instant();
        found.values().removeIf(old -> !now.isBefore(old.until()));
        found.putLast(asked, new Found(traces, now.plus(KEPT)));
        if (found.size() > MOST) {
            found.pollFirstEntry();
        }
    }

    synchronized Optional<PersonTraces> of(Asked asked) {
        return Optional.ofNullable(found.get(asked))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(Found::traces);
    }
}
