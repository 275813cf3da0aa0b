package dev.attest.sample.trail;

import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import java.time.LocalDate;

/// When in a day things happen: people from eight to six, machines around the clock with their
/// nightly jobs.
final class Rhythm {

    private static final int[] WORKDAY = {
        30, 30, 45, 30, 30, 32, 40, 62, 96, 112, 116, 110, 92, 104, 112, 108, 98, 74, 50, 40, 36,
        34, 32, 30
    };
    private static final int[] WEEKEND = {
        30, 30, 45, 30, 30, 30, 30, 31, 33, 35, 36, 36, 35, 35, 35, 34, 33, 33, 32, 31, 30, 30, 30,
        30
    };

    private final int[] cumulative = new int[25];
    private final boolean weekend;

    private Rhythm(int[] hours, boolean weekend) {
        this.weekend = weekend;
        for (int hour = 0; hour < 24; hour++) {
            cumulative[hour + 1] = cumulative[hour] + hours[hour];
        }
    }

    static Rhythm of(LocalDate day) {
        return Days.weekend(day) ? new Rhythm(WEEKEND, true) : new Rhythm(WORKDAY, false);
    }

    /// The weight of this day among days.
    int weight() {
        return cumulative[24];
    }

    /// The second of the day below which the given share of the day's records lies. Rises with the
    /// share, so that records made in order are in order of time.
    int second(double share) {
        double point = share * cumulative[24];
        int hour = 0;
        while (hour < 23 && cumulative[hour + 1] <= point) {
            hour++;
        }
        double within = (point - cumulative[hour]) / (cumulative[hour + 1] - cumulative[hour]);
        return Math.min(hour * 3600 + (int) (within * 3600), 86_399);
    }

    /// Whether a person is at work, rather than a machine.
    boolean person(int second, Dice dice) {
        int hour = second / 3600;
        int percent = hour >= 7 && hour < 19 ? 62 : 6;
        return dice.below(100) < (weekend ? percent / 8 : percent);
    }
}
