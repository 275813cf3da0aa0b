package dev.attest.collector.trailfiles;

/// A file that is there, or was when it was listed.
///
/// @param bucket empty for a folder
/// @param etag changes with the content; empty when it is not known
/// @param size in bytes; negative when it is not known
record ListedFile(String bucket, String key, TrailFileKey told, String etag, long size) {}
