package dev.attest.collector.trail;

/// How much of one trail file is read.
///
/// @param fileBytes bytes after decompression; what comes later is not read
/// @param recordBytes bytes of one record; a longer one is refused alone
/// @param depth nesting of one record
/// @param stringLength characters of one string in a record
public record TrailLimits(long fileBytes, int recordBytes, int depth, int stringLength) {

    public TrailLimits {
        if (fileBytes <= 0 || recordBytes <= 0 || depth <= 0 || stringLength <= 0) {
            throw new IllegalArgumentException("every limit must be above zero");
        }
    }
}
