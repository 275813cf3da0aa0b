package dev.attest.certification.signals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// The days (UTC) on which activity of an account is known.
public final class Coverage {
    public static final Coverage NONE = new Coverage(Set.of());

    /// A quiet account has no event from Good Friday to Easter Monday. Longer stretches without any
    /// event are taken for files that were never imported.
    private static final int MOST_DAYS_APART = 5;

    private final TreeSet<LocalDate> days;

    public Coverage(Collection<LocalDate> days) {
        this.days = new TreeSet<>(days);
    }

    /// Whether activity is known all the way, up to the end: only then does silence mean that
    /// nothing happened.
    public boolean spans(Instant from, Instant to) {
        var last = day(to);
        // The first day need not have an event either, but then one before it shows that the trail
        // was read by then.
        var reached = days.floor(day(from));
        while (reached != null && reached.isBefore(last)) {
            var next = days.higher(reached);
            var until = next == null || next.isAfter(last) ? last : next;
            if (until.isAfter(reached.plusDays(MOST_DAYS_APART))) {
                return false;
            }
            reached = until;
        }
        return reached != null;
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
