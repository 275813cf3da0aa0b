package dev.attest.collector.notifications.sending;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which addresses lie in the open internet. A channel's name may be made to point inside: at this
/// machine, at the cloud's metadata service, at a neighbour.
///
/// Source: IANA's registries of special-purpose addresses for IPv4 and IPv6.
final class PublicAddresses {

    private static final List<Block> CLOSED =
            List.of(
                    block("0.0.0.0", 8),
                    block("10.0.0.0", 8),
                    block("100.64.0.0", 10),
                    block("127.0.0.0", 8),
                    block("169.254.0.0", 16),
                    block("172.16.0.0", 12),
                    block("192.0.0.0", 24),
                    block("192.0.2.0", 24),
                    block("192.88.99.0", 24),
                    block("192.168.0.0", 16),
                    block("198.18.0.0", 15),
                    block("198.51.100.0", 24),
                    block("203.0.113.0", 24),
                    block("224.0.0.0", 4),
                    block("240.0.0.0", 4));

    /// Of IPv6 only what is given out for the open internet counts.
    private static final Block GLOBAL = block("2000::", 3);

    /// In there, what is for protocols and documentation, or carries an address of IPv4.
    private static final List<Block> CLOSED_GLOBAL =
            List.of(
                    block("2001::", 23),
                    block("2001:db8::", 32),
                    block("2002::", 16),
                    block("3fff::", 20));

    private PublicAddresses() {}

    private record Block(byte[] network, int bits) {

        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0
                    || (address[whole] & 0xff) >> 8 - rest == (network[whole] & 0xff) >> 8 - rest;
        }
    }

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return GLOBAL.holds(bytes) && CLOSED_GLOBAL.stream().noneMatch(b -> b.holds(bytes));
        }
        return CLOSED.stream().noneMatch(block -> block.holds(bytes));
    }

    private static Block block(String network, int bits) {
        try {
            // A literal: nothing is looked up.
            return new Block(InetAddress.getByName(network).getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(network, e);
        }
    }
}
