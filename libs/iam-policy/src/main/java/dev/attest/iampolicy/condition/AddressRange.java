package dev.attest.iampolicy.condition;

import org.jspecify.annotations.Nullable;

/// Addresses that share their first bits: `203.0.113.0/24`, `2001:db8::/32`, or a single address.
/// Bits after the prefix do not count.
record AddressRange(Address first, int prefix) {

    /// The range; null when the text is none.
    static @Nullable AddressRange read(String text) {
        int slash = text.indexOf('/');
        Address first = Address.read(slash < 0 ? text : text.substring(0, slash));
        if (first == null) {
            return null;
        }
        int prefix = slash < 0 ? first.bits() : prefix(text.substring(slash + 1));
        return prefix < 0 || prefix > first.bits() ? null : new AddressRange(first, prefix);
    }

    boolean contains(Address address) {
        return address.bits() == first.bits() && address.startsLike(first, prefix);
    }

    /// -1 when the text is no prefix length.
    private static int prefix(String text) {
        if (text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int prefix = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            prefix = prefix * 10 + digit;
        }
        return prefix;
    }
}
