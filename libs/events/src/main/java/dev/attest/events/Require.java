package dev.attest.events;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What events check about themselves. Messages name the component and the bad value.
public final class Require {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final int HIGHEST_SCORE = 100;

    private Require() {}

    /// Against null, which only a reader of JSON can bring.
    public static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    public static void text(String name, @Nullable String value) {
        if (present(name, value).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    /// The id of an AWS account.
    public static void account(String name, @Nullable String value) {
        if (!ACCOUNT.matcher(present(name, value)).matches()) {
            throw new IllegalArgumentException(name + " is '" + value + "', must be 12 digits");
        }
    }

    public static void within(String name, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be " + lowest + " to " + highest);
        }
    }

    public static void scoreOrNull(String name, @Nullable Integer value) {
        if (value != null) {
            within(name, value, 0, HIGHEST_SCORE);
        }
    }

    public static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", must not be negative");
        }
    }

    public static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
        }
    }

    public static void size(String name, Collection<?> values, int least, int most) {
        if (values.size() < least || values.size() > most) {
            throw new IllegalArgumentException(
                    name + " has " + values.size() + ", must have " + least + " to " + most);
        }
    }
}
