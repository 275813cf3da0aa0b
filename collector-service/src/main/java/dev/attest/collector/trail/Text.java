package dev.attest.collector.trail;

import org.jspecify.annotations.Nullable;

/// Strings from outside, made fit to be stored and shown.
public final class Text {

    private Text() {}

    /// At most `length` characters, without NUL (PostgreSQL stores none).
    public static @Nullable String stored(@Nullable String value, int length) {
        if (value == null) {
            return null;
        }
        String cut = value.length() <= length ? value : value.substring(0, length);
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', '\uFFFD');
    }

    /// One line without control characters.
    public static String printable(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.append(Character.isISOControl(c) ? (c == 0 ? '\u2400' : ' ') : c);
        }
        return out.toString();
    }

    /// One line of at most 120 characters, for a message.
    public static String shown(String value) {
        return printable(value.length() <= 120 ? value : value.substring(0, 120) + "…");
    }
}
