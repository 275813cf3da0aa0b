package dev.attest.rules;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An address of the internet, as records and files of places write it. What is private, reserved
/// or a name, such as that of a service of AWS, is none.
///
/// @param bits 32 or 128
/// @param high the first 64 bits; those of a short address stand at the top
/// @param low the last 64 bits
record Address(int bits, long high, long low) {

    private static final int LONGEST = 45;
    private static final int LONG = 64;

    /// An address that can have a place.
    static Optional<Address> ofInternet(String text) {
        return literal(text).filter(Address::ofInternet).map(Address::of);
    }

    /// The first address of a network, whatever it is for.
    static Optional<Address> ofNetwork(String text) {
        return literal(text).map(Address::of);
    }

    private static Optional<InetAddress> literal(String text) {
        if (text.length() > LONGEST || !mayBeWhole(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Four numbers with dots, or something with colons: the JDK also takes `10.1` for an address,
    /// and the name of an interface with it.
    private static boolean mayBeWhole(String text) {
        int dots = 0;
        boolean colons = false;
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '.' -> dots++;
                case ':' -> colons = true;
                default -> {
                    if (Character.digit(each, 16) < 0 || each > 'f') {
                        return false;
                    }
                    letters |= each > '9';
                }
            }
        }
        return colons || dots == 3 && !letters;
    }

    private static Address of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new Address(32, (long) bytes.getInt() << 32, 0)
                : new Address(128, bytes.getLong(), bytes.getLong());
    }

    private static boolean ofInternet(InetAddress address) {
        if (address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        return address instanceof Inet4Address
                ? first != 0 && first < 240 && !(first == 100 && (bytes[1] & 0xc0) == 0x40)
                : (first & 0xfe) != 0xfc;
    }

    /// The network of so many leading bits.
    Address network(int prefix) {
        long upper = prefix >= LONG ? -1 : prefix == 0 ? 0 : -1L << (LONG - prefix);
        long lower = prefix <= LONG ? 0 : -1L << (2 * LONG - prefix);
        return new Address(bits, high & upper, low & lower);
    }

    /// The network that a provider or a company mostly has at least: 16 bits of a short address, 32
    /// of a long one.
    String provider() {
        return bits == 32
                ? (high >>> 56) + "." + (high >>> 48 & 0xff) + ".0.0/16"
                : Long.toHexString(high >>> 48)
                        + ":"
                        + Long.toHexString(high >>> 32 & 0xffff)
                        + "::/32";
    }
}
