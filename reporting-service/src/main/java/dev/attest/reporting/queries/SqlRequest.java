package dev.attest.reporting.queries;

/// What a process of written SQL is told.
///
/// @param view the statement that makes the table of events; ours
/// @param sql as somebody wrote it
record SqlRequest(Sandbox.Bounds bounds, String view, String sql, Bounded answer) {}
