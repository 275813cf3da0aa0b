package dev.attest.collector.trail;

/// What the splitter finds next in a trail file.
public sealed interface Piece {

    /// One record's bytes, inside the splitter's buffer: valid until the next piece is asked for.
    ///
    /// @param ordinal place in the file, from 0
    /// @param offset first byte in the uncompressed file
    record Slice(byte[] bytes, int from, int length, int ordinal, long offset) implements Piece {}

    /// One element that cannot be a record; the next piece is its neighbour.
    record Refused(int ordinal, long offset, String reason, String value) implements Piece {}

    /// The file cannot be read beyond this point.
    ///
    /// @param pending how the unreadable rest begins
    record Broken(int ordinal, long offset, String reason, String pending) implements Piece {}

    /// The file was read to its end.
    record End() implements Piece {}
}
