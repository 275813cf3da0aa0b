package dev.attest.reporting.queries;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The time that a query looks at. Without anything given: whole days (UTC) before the present one,
/// and the present one; and what comes from clocks that are ahead by less than a day.
///
/// @param from first moment
/// @param to first moment after it
record Window(Instant from, Instant to) {

    static final String DAYS = "days";
    static final String FROM = "from";
    static final String TO = "to";
    static final QueryParameter MOMENT =
            new QueryParameter(
                    QueryParameter.Type.TEXT,
                    null,
                    null,
                    null,
                    "a day or an instant (UTC), instead of days");

    // More than a century: longer than there is a cloud.
    private static final int MAX_DAYS = 36_500;

    static QueryParameter days(int fallback) {
        return new QueryParameter(
                QueryParameter.Type.INTEGER,
                String.valueOf(fallback),
                1,
                MAX_DAYS,
                "how many days to look back");
    }

    static Window of(int days, @Nullable String from, @Nullable String to, Instant now)
            throws BadArgumentException {
        Instant end =
                to == null
                        ? now.atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .plusDays(2)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                        : moment(TO, to);
        LocalDate today = (to == null ? now : end).atOffset(ZoneOffset.UTC).toLocalDate();
        Instant start =
                from == null
                        ? today.minusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : moment(FROM, from);
        if (!start.isBefore(end)) {
            throw new BadArgumentException(TO, "is not after from: " + start + " to " + end);
        }
        return new Window(start, end);
    }

    LocalDate firstDay() {
        return from.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    LocalDate lastDay() {
        return to.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// What queries call the times, for the database.
    Map<String, Object> values() {
        return Map.of(
                FROM, from.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                TO, to.atOffset(ZoneOffset.UTC).toLocalDateTime());
    }

    private static Instant moment(String name, String text) throws BadArgumentException {
        try {
            Instant moment =
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : Instant.parse(text);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return moment;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new BadArgumentException(
                name, "is a day such as 2026-03-31 or an instant in ISO 8601, not " + text);
    }
}
