package dev.attest.collector.windows;

import java.util.Comparator;
import java.util.UUID;

/// Which window of a rule.
record WindowKey(String rule, String account, UUID key) implements Comparable<WindowKey> {

    private static final Comparator<WindowKey> ORDER =
            Comparator.comparing(WindowKey::rule)
                    .thenComparing(WindowKey::account)
                    .thenComparing(WindowKey::key);

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
