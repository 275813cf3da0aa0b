package dev.attest.lake;

import java.nio.file.Path;
import java.time.Instant;

/// A file that lies in the lake.
///
/// @param name with its ending
/// @param path where it is read, once it is fetched
/// @param bytes its size
/// @param tag another one where another content came under the name; empty in a folder
public record LakeFile(
        Partition partition, String name, Path path, long bytes, Instant modified, String tag) {}
