package dev.attest.sample.cast;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Moments counted back from the anchor date; everything in the company is placed by them.
///
/// @param anchor the day on which the company is looked at; its trail ends when this day begins
public record Days(LocalDate anchor) {

    /// Days of CloudTrail before the anchor date.
    public static final int WINDOW = 90;

    public Instant at(int daysBefore, int hour, int minute) {
        return anchor.minusDays(daysBefore).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    /// A moment within working hours of that day, to the second.
    public Instant during(int daysBefore, Dice dice) {
        return at(daysBefore, 8 + dice.below(9), dice.below(60)).plusSeconds(dice.below(60));
    }

    public LocalDate date(int daysBefore) {
        return anchor.minusDays(daysBefore);
    }

    /// The moment the inventory was read: 06:00 UTC on the anchor date.
    public Instant observed() {
        return at(0, 6, 0);
    }

    public Instant windowStart() {
        return at(WINDOW, 0, 0);
    }

    public Instant windowEnd() {
        return at(0, 0, 0);
    }

    public boolean inWindow(Instant moment) {
        return !moment.isBefore(windowStart()) && moment.isBefore(windowEnd());
    }

    /// How many days back the last day of work lies: 1 to 3.
    public int lastWorkday() {
        int back = 1;
        while (weekend(anchor.minusDays(back))) {
            back++;
        }
        return back;
    }

    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
