package dev.attest.lake;

import java.nio.file.Path;
import java.time.Instant;

/// A file that lies in the lake.
///
/// @param bytes its size
public record LakeFile(Partition partition, Path path, long bytes, Instant modified) {}
