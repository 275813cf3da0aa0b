package dev.attest.traildigest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file of CloudTrail tells. Names are unique in a bucket, so that a file is
/// known again wherever it was copied to.
///
/// Source: CloudTrail User Guide, "Finding your CloudTrail log files" and "CloudTrail digest file
/// structure".
///
/// @param text without its folders, and without `.gz`
/// @param trail of a digest: its trail and the region that owns the trail, such as
///   `management_us-east-1`; empty for a log
/// @param time when it was delivered
/// @param backfill whether a digest tells of logs that were delivered too late for the one of their
///   hour
public record FileName(
        String text,
        Kind kind,
        String account,
        String region,
        String trail,
        Instant time,
        boolean backfill) {

    private static final Pattern LOG =
            Pattern.compile(
                    "([0-9]{12})_CloudTrail_([a-z0-9-]+)_([0-9]{8}T[0-9]{4})Z_[A-Za-z0-9]+[.]json");
    private static final Pattern DIGEST =
            Pattern.compile(
                    "([0-9]{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+_[a-z0-9-]+)_"
                            + "([0-9]{8}T[0-9]{6})Z(_backfill)?[.]json");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /// What a file is.
    public enum Kind {
        LOG,
        DIGEST
    }

    /// Empty when the file is neither a log nor a digest.
    ///
    /// @param path a path or an S3 key
    public static Optional<FileName> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String text = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        try {
            Matcher log = LOG.matcher(text);
            if (log.matches()) {
                Instant time = instant(log.group(3), MINUTE);
                return Optional.of(
                        new FileName(text, Kind.LOG, log.group(1), log.group(2), "", time, false));
            }
            Matcher digest = DIGEST.matcher(text);
            if (digest.matches()) {
                Instant time = instant(digest.group(4), SECOND);
                boolean late = digest.group(5) != null;
                return Optional.of(
                        new FileName(
                                text,
                                Kind.DIGEST,
                                digest.group(1),
                                digest.group(2),
                                digest.group(3),
                                time,
                                late));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text, DateTimeFormatter format) {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
    }
}
