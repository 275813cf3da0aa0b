package dev.attest.collector.evidence;

import java.nio.file.Path;

/// A file that arrived and is not yet kept.
///
/// @param name what the sender calls it
/// @param sha256 of its bytes, lower-case hexadecimal
public record ReceivedFile(String name, Path path, String sha256, long size) {}
