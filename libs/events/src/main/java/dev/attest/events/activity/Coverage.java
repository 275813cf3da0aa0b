package dev.attest.events.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The days (UTC) on which activity of an account is known: whoever reads batches knows of silence
/// no more than these.
public final class Coverage {
    public static final Coverage NONE = new Coverage(Set.of());

    /// A quiet account has no event from Good Friday to Easter Monday. Longer stretches without any
    /// event are taken for files that were never imported.
    private static final int MOST_DAYS_APART = 5;

    private final TreeSet<LocalDate> days;

    public Coverage(Collection<LocalDate> days) {
        this.days = new TreeSet<>(days);
    }

    /// Days in a row with activity, but for a few quiet ones between them.
    public record Stretch(LocalDate first, LocalDate last) {

        /// From when on silence means that nothing happened.
        public Instant since() {
            return first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /// Until when, exclusive: later, an event is missing.
        public Instant until() {
            return last.plusDays(MOST_DAYS_APART + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /// Whether activity is known all the way, up to the end: only then does silence mean that
    /// nothing happened. Neither the first day nor the last need have an event.
    public boolean spans(Instant from, Instant to) {
        return latest(to)
                .filter(known -> !known.since().isAfter(from) && to.isBefore(known.until()))
                .isPresent();
    }

    /// The last stretch of days that begins before a moment.
    public Optional<Stretch> latest(Instant before) {
        var last = days.floor(before.atOffset(ZoneOffset.UTC).toLocalDate());
        if (last == null) {
            return Optional.empty();
        }
        var first = last;
        for (var day = days.lower(first); day != null; day = days.lower(first)) {
            if (first.isAfter(day.plusDays(MOST_DAYS_APART))) {
                break;
            }
            first = day;
        }
        return Optional.of(new Stretch(first, last));
    }
}
