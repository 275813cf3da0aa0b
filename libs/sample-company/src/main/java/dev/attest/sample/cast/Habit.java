package dev.attest.sample.cast;

import java.time.Instant;

/// How often somebody uses an access; what a reviewer will see as its last use.
enum Habit {
    /// Machines, around the clock.
    ALWAYS,
    /// On every day of work.
    DAILY,
    WEEKLY,
    MONTHLY,
    /// Not for months: before the trail begins.
    STALE;

    Instant lastUse(Days days, Dice dice) {
        return switch (this) {
            case ALWAYS -> days.at(1, 23, 40 + dice.below(19)).plusSeconds(dice.below(60));
            case DAILY -> days.during(days.lastWorkday(), dice);
            case WEEKLY -> days.during(4 + dice.below(5), dice);
            case MONTHLY -> days.during(20 + dice.below(15), dice);
            case STALE -> days.during(100 + dice.below(120), dice);
        };
    }

    static Habit any(Dice dice) {
        int roll = dice.below(100);
        if (roll < 50) {
            return DAILY;
        }
        if (roll < 68) {
            return WEEKLY;
        }
        return roll < 80 ? MONTHLY : STALE;
    }
}
