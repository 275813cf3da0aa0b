package dev.attest.reporting.queries;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a query may be told.
///
/// @param fallback what counts when nothing is given; null: nothing
/// @param min the least number
/// @param max the greatest number
/// @param meaning in a few words
public record QueryParameter(
        Type type,
        @JsonProperty("default") @Nullable String fallback,
        @Nullable Integer min,
        @Nullable Integer max,
        String meaning) {

    /// How a value is read.
    public enum Type {
        INTEGER,
        TEXT,
        ACCOUNT,
        ZONE
    }

    private static final int MAX_LENGTH = 2048;
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

    @JsonCreator
    public QueryParameter {}

    /// @return what the database is given; null when there is no value
    /// @throws BadArgumentException naming the value
    @Nullable Object read(String name, @Nullable String given) throws BadArgumentException {
        String text = given == null ? fallback : given;
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            throw new BadArgumentException(name, "is longer than " + MAX_LENGTH + " characters");
        }
        return switch (type) {
            case INTEGER -> number(name, text);
            case TEXT -> text;
            case ACCOUNT -> account(name, text);
            case ZONE -> zone(name, text);
        };
    }

    private Object number(String name, String text) throws BadArgumentException {
        int least = min == null ? 0 : min;
        int most = max == null ? Integer.MAX_VALUE : max;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadArgumentException(
                name, "is a whole number from " + least + " to " + most + ", not " + text);
    }

    private static Object account(String name, String text) throws BadArgumentException {
        if (!ACCOUNT_ID.matcher(text).matches()) {
            throw new BadArgumentException(name, "is the id of an account, 12 digits, not " + text);
        }
        return text;
    }

    private static Object zone(String name, String text) throws BadArgumentException {
        try {
            ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadArgumentException(
                    name, "is a time zone such as Europe/Berlin, not " + text);
        }
        if (text.indexOf('/') < 0 && !text.equals("UTC")) {
            throw new BadArgumentException(
                    name, "is UTC or a zone with a place, such as Europe/Berlin, not " + text);
        }
        return text;
    }
}
