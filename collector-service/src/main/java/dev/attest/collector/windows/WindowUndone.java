package dev.attest.collector.windows;

/// What a window found before, and finds no more since an event came late.
///
/// @param dedupKey what told the finding from others of the rule in the account
public record WindowUndone(String ruleId, String accountId, String eventId, String dedupKey) {}
