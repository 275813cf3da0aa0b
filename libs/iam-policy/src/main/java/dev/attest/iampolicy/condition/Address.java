package dev.attest.iampolicy.condition;

import org.jspecify.annotations.Nullable;

/// An IP address, its bits at the upper end of 128.
///
/// @param bits 32 or 128
record Address(int bits, long high, long low) {

    private static final int LONGEST = 45;

    /// The address; null when the text is none. Names are not looked up, and an IPv4 address is
    /// four decimal numbers without leading zeros.
    static @Nullable Address read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return AddressGroups.read(text);
        }
        long four = four(text);
        return four < 0 ? null : new Address(32, four << 32, 0);
    }

    boolean startsLike(Address other, int prefix) {
        if (prefix <= 64) {
            return prefix == 0 || (high ^ other.high) >>> (64 - prefix) == 0;
        }
        return high == other.high && (prefix == 64 || (low ^ other.low) >>> (128 - prefix) == 0);
    }

    /// The 32 bits of an IPv4 address; -1 when the text is none.
    static long four(String text) {
        long bits = 0;
        int from = 0;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? text.length() : text.indexOf('.', from);
            int value = end < 0 ? -1 : octet(text, from, end);
            if (value < 0) {
                return -1;
            }
            bits = bits << 8 | value;
            from = end + 1;
        }
        return bits;
    }

    private static int octet(String text, int from, int end) {
        int length = end - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 255 ? value : -1;
    }
}
