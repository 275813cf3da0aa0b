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

    /// 256 MiB a file; records of 1 MiB (AWS's own bound is 256 KiB), 64 levels deep.
    public static TrailLimits standard() {
        return new TrailLimits(256L << 20, 1 << 20, 64, 1 << 19);
    }
}
