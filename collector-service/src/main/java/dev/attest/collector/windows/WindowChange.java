package dev.attest.collector.windows;

import java.util.List;

/// What more events change in what windows find.
///
/// @param found in these events, and in earlier ones by these
/// @param undone what was told before and is explained by these
public record WindowChange(List<WindowFinding> found, List<WindowUndone> undone) {}
