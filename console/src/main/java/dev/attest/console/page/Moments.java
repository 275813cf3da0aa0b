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
            return switch ((int) Math.clamp(days(lastUsed, now), 0, 2)) {
                case 0 -> "Used today";
                case 1 -> "Used yesterday";
                default -> "Last used " + day(lastUsed);
            };
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
