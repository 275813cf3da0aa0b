package dev.attest.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times in words. What the browser cannot put in the reader's zone is in UTC and says so.
public final class Moments {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Moments() {}

    public static String day(Instant at) {
        return DAY.format(at);
    }

    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /// "today", "yesterday", "94 days ago": enough for when an access was used.
    public static String daysAgo(Instant at, Instant now) {
        long days = days(at, now);
        if (days <= 0) {
            return "today";
        }
        return days == 1 ? "yesterday" : days + " days ago";
    }

    /// "in 14 days", "today", "2 days late".
    public static String until(Instant due, Instant now) {
        if (due.isBefore(now)) {
            long days = Duration.between(due, now).toDays();
            return days == 0 ? "less than a day late" : plural(days, "day") + " late";
        }
        long days = days(now, due);
        return days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    }

    public static String lastUse(boolean known, @Nullable Instant lastUsed, Instant now) {
        if (lastUsed != null) {
            var ago = daysAgo(lastUsed, now);
            return ago.equals("today") || ago.equals("yesterday")
                    ? "Used " + ago
                    : "Last used " + ago;
        }
        return known ? "No use recorded" : "Last use unknown";
    }

    public static String plural(long count, String noun) {
        return String.format(
                Locale.ENGLISH,
                "%,d %s%s",
                count,
                noun,
                count == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }

    private static long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(
                from.atOffset(ZoneOffset.UTC).toLocalDate(),
                to.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
