package dev.attest.collector.platform;

import org.jspecify.annotations.Nullable;

/// Strings from outside, made fit to be stored and shown.
public final class Text {

    private Text() {}

    /// At most `length` characters, without NUL and halves of characters: PostgreSQL stores
    /// neither.
    public static @Nullable String stored(@Nullable String value, int length) {
        if (value == null) {
            return null;
        }
        String cut = value.length() <= length ? value : value.substring(0, length);
        return whole(cut.indexOf('\0') < 0 ? cut : cut.replace('\0', '\uFFFD'));
    }

    /// Whether it holds half of a character that takes two: UTF-8 has no form for it.
    public static boolean broken(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i)) && half(value, i)) {
                return true;
            }
        }
        return false;
    }

    private static String whole(String value) {
        if (!broken(value)) {
            return value;
        }
        StringBuilder out = new StringBuilder(value);
        for (int i = 0; i < value.length(); i++) {
            if (half(value, i)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }

    private static boolean half(String value, int i) {
        char c = value.charAt(i);
        return Character.isHighSurrogate(c)
                        && (i + 1 == value.length()
                                || !Character.isLowSurrogate(value.charAt(i + 1)))
                || Character.isLowSurrogate(c)
                        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    /// One line without control characters.
    public static String printable(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.append(Character.isISOControl(c) ? (c == 0 ? '\u2400' : ' ') : c);
        }
        return whole(out.toString());
    }

    /// One line of at most 120 characters, for a message.
    public static String shown(String value) {
        return printable(value.length() <= 120 ? value : value.substring(0, 120) + "…");
    }
}
