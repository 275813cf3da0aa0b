package dev.attest.collector.auditors;

import org.jspecify.annotations.Nullable;

/// A number that AWS gives for itself, or by another way, against what was read.
///
/// @param what such as `users, GetAccountSummary`
/// @param counted null where AWS has no second way to count
/// @param uncounted why there is no count; null where there is one
public record Control(String what, @Nullable Long counted, long read, @Nullable String uncounted) {

    static Control of(String what, long counted, long read) {
        return new Control(what, counted, read, null);
    }

    boolean holds() {
        return counted == null || counted == read;
    }

    String words() {
        return "%s: %d counted, %d read".formatted(what, counted, read);
    }
}
