package dev.attest.cli.output;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A moment as people type it: an instant, a day, or how long ago (`90m`, `24h`, `7d`).
public final class PointInTime {
    private PointInTime() {}

    /// @throws IllegalArgumentException with a sentence for whoever typed it, when it is none
    public static Instant parse(String text, Clock clock) {
        try {
            if (text.matches("\\d{1,6}[mhd]")) {
                long count = Long.parseLong(text.substring(0, text.length() - 1));
                Duration ago =
                        switch (text.charAt(text.length() - 1)) {
                            case 'm' -> Duration.ofMinutes(count);
                            case 'h' -> Duration.ofHours(count);
                            default -> Duration.ofDays(count);
                        };
                return clock.instant().minus(ago);
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is none of: 2026-11-21T08:00:00Z, 2026-11-21, 90m, 24h, 7d", e);
        }
    }
}
