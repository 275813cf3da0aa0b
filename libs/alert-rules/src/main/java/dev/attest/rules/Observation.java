package dev.attest.rules;

import dev.attest.rules.Judgement.Found;
import dev.attest.rules.Sighting.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An event as a window keeps it, in the order in which events happened.
///
/// @param time when it happened, to the microsecond
/// @param fired whether the window found something in it and that was told
public record Observation(
        Part part, Instant time, String eventId, String value, @Nullable Found found, boolean fired)
        implements Comparable<Observation> {

    private static final Comparator<Observation> ORDER =
            Comparator.comparing(Observation::time)
                    .thenComparing(Observation::eventId)
                    .thenComparing(Observation::part);

    public Observation {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /// What a sighting is at its time.
    public static Observation of(Sighting sighting, Instant time, String eventId) {
        return new Observation(
                sighting.part(), time, eventId, sighting.value(), sighting.found(), false);
    }

    Observation told() {
        return new Observation(part, time, eventId, value, found, true);
    }

    Observation untold() {
        return new Observation(part, time, eventId, value, found, false);
    }

    @Override
    public int compareTo(Observation other) {
        return ORDER.compare(this, other);
    }
}
