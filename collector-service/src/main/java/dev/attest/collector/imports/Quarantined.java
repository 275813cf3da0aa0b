package dev.attest.collector.imports;

/// One part of a file that was not taken in.
///
/// @param position where it stands, such as `record 7 at byte 10412` or `line 12`
/// @param reason why, in one sentence
/// @param value the offending value, shortened
public record Quarantined(String position, String reason, String value) {}
