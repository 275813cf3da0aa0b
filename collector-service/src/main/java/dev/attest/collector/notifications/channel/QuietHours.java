package dev.attest.collector.notifications.channel;

import dev.attest.events.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Hours in which a channel is silent, by the clock on the wall, over midnight too.
///
/// @param breaks from this severity on they do not count
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Severity breaks) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from " + from + " to " + to);
        }
    }

    /// @param text such as `22:00-07:00`
    /// @throws DateTimeException when it is none
    static QuietHours parse(String text, ZoneId zone, Severity breaks) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new DateTimeException("no hours");
        }
        return new QuietHours(
                LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()), zone, breaks);
    }

    /// When the quiet that rules at a moment ends; empty when none does.
    public Optional<Instant> end(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(to);
        boolean quiet =
                overMidnight
                        ? !time.isBefore(from) || time.isBefore(to)
                        : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return Optional.empty();
        }
        LocalDate day = local.toLocalDate();
        LocalDate last = overMidnight && !time.isBefore(from) ? day.plusDays(1) : day;
        ZonedDateTime end = ZonedDateTime.of(last, to, zone);
        // In the night in which an hour comes twice, the end may lie in the first of them.
        return Optional.of(
                (end.toInstant().isAfter(at) ? end : end.withLaterOffsetAtOverlap()).toInstant());
    }

    @Override
    public String toString() {
        return from + "-" + to + " " + zone;
    }
}
