package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.imports.ObservedAt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/// Moments as AWS and its tools write them: ISO 8601 with any offset, with a blank instead of `T`,
/// or seconds since 1970. What lies outside the years that tables and listings can hold is none.
final class AwsTime {

    private static final DateTimeFormatter LENIENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "Z")
                    .optionalEnd()
                    .toFormatter(java.util.Locale.ROOT);

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private AwsTime() {}

    /// Null for null and for an empty string.
    ///
    /// @throws DateTimeException for what is no moment
    static @Nullable Instant of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isNumber()) {
            return possible(Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000)));
        }
        return node.asText().isBlank() ? null : of(node.asText());
    }

    static Instant of(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
        return possible(OffsetDateTime.parse(iso, LENIENT).toInstant());
    }

    private static Instant possible(Instant moment) {
        if (moment.isBefore(ObservedAt.FIRST) || !moment.isBefore(END)) {
            throw new DateTimeException("not of the years 2006 to 9999: " + moment);
        }
        return moment;
    }

    private static String withT(String text) {
        return text.substring(0, 10) + 'T' + text.substring(11);
    }
}
