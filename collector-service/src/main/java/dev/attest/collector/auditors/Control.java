package dev.attest.collector.auditors;

/// A number that AWS gives for itself, against what was read.
///
/// @param what such as `users, GetAccountSummary`
public record Control(String what, long counted, long read) {

    boolean holds() {
        return counted == read;
    }

    String words() {
        return "%s: %d counted, %d read".formatted(what, counted, read);
    }
}
