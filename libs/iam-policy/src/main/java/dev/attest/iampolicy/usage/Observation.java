package dev.attest.iampolicy.usage;

/// How much a window of observation can tell about what nobody needs.
///
/// Rare jobs are missing from every source of use: what was not seen within the minimum is not
/// known to be idle, and removing it is not advised.
///
/// @param days how long was observed
/// @param minimumDays from how many days on removal is advised
public record Observation(long days, long minimumDays) {

    /// A quarter, so that what is done at its end was seen once.
    public static final long MINIMUM_DAYS = 90;

    /// As far back as last-accessed information reaches; it sees what is done once a year.
    private static final double FULL_DAYS = 400;

    public Observation {
        if (days < 0 || minimumDays < 1) {
            throw new IllegalArgumentException(days + " days of at least " + minimumDays);
        }
    }

    static Observation of(ObservedUse use) {
        return new Observation(use.days(), MINIMUM_DAYS);
    }

    /// How far to trust that what was not seen is not needed: from 0 to 1, in proportion to the
    /// days, full from 400 on.
    public double confidence() {
        return Math.min(1, days / FULL_DAYS);
    }

    /// Whether the window is long enough to advise a removal.
    public boolean longEnough() {
        return days >= minimumDays;
    }

    /// Half a sentence, such as `observed for 30 days, fewer than 90`.
    public String text() {
        return "observed for "
                + (days == 1 ? "1 day" : days + " days")
                + (longEnough() ? "" : ", fewer than " + minimumDays);
    }
}
