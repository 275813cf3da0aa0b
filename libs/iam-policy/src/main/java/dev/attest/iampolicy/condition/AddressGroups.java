package dev.attest.iampolicy.condition;

import org.jspecify.annotations.Nullable;

/// Reads an IPv6 address: eight groups, of which one run of zeros may be `::`, and the last two may
/// be written as an IPv4 address. Source: RFC 4291, 2.2.
final class AddressGroups {

    private static final int GROUPS = 8;

    private final int[] groups = new int[GROUPS];
    private int count;

    private AddressGroups() {}

    static @Nullable Address read(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            AddressGroups all = new AddressGroups();
            return all.addAll(text) && all.count == GROUPS ? all.address() : null;
        }
        AddressGroups before = new AddressGroups();
        AddressGroups after = new AddressGroups();
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        boolean read =
                (head.isEmpty() || (head.indexOf('.') < 0 && before.addAll(head)))
                        && (tail.isEmpty() || after.addAll(tail));
        if (!read || before.count + after.count >= GROUPS) {
            return null;
        }
        System.arraycopy(after.groups, 0, before.groups, GROUPS - after.count, after.count);
        return before.address();
    }

    private boolean addAll(String text) {
        int from = 0;
        while (from <= text.length()) {
            int colon = text.indexOf(':', from);
            boolean last = colon < 0;
            String group = text.substring(from, last ? text.length() : colon);
            boolean added = last && group.indexOf('.') >= 0 ? addFour(group) : add(group);
            if (!added) {
                return false;
            }
            if (last) {
                return true;
            }
            from = colon + 1;
        }
        return false;
    }

    private boolean add(String group) {
        if (count == GROUPS || group.isEmpty() || group.length() > 4) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < group.length(); i++) {
            int digit = group.charAt(i) < 128 ? Character.digit(group.charAt(i), 16) : -1;
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        groups[count++] = value;
        return true;
    }

    private boolean addFour(String text) {
        long four = Address.four(text);
        if (four < 0 || count + 2 > GROUPS) {
            return false;
        }
        groups[count++] = (int) (four >>> 16);
        groups[count++] = (int) (four & 0xffff);
        return true;
    }

    private Address address() {
        return new Address(128, half(0), half(4));
    }

    private long half(int from) {
        long half = 0;
        for (int i = from; i < from + 4; i++) {
            half = half << 16 | groups[i];
        }
        return half;
    }
}
