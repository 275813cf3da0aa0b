package dev.attest.lake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One folder of the lake: what one region recorded on one day (UTC).
public record Partition(LocalDate day, String region) implements Comparable<Partition> {

    private static final Pattern PATH =
            Pattern.compile(
                    "year=(\\d{4})/month=(\\d{1,2})/day=(\\d{1,2})/region=([A-Za-z0-9%_-]+)");
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    static Partition of(Instant time, String region) {
        return new Partition(LocalDate.ofInstant(time, ZoneOffset.UTC), region);
    }

    /// Days since 1970-01-01 (UTC).
    static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY);
    }

    /// Whether what a region recorded at a time belongs here.
    boolean holds(Instant time, String recordedBy) {
        return day.toEpochDay() == day(time) && region.equals(recordedBy);
    }

    /// `year=2026/month=3/day=31/region=us-east-1`: numbers without leading zeros, as partition
    /// projection wants them.
    String path() {
        return "year=%d/month=%d/day=%d/region=%s"
                .formatted(
                        day.getYear(), day.getMonthValue(), day.getDayOfMonth(), encoded(region));
    }

    /// The partition that a folder of the table is; empty when it is none.
    static Optional<Partition> of(Path relative) {
        return of(relative.toString().replace('\\', '/'));
    }

    static Optional<Partition> of(String relative) {
        Matcher m = PATH.matcher(relative);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day =
                    LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
            String region = URLDecoder.decode(m.group(4), StandardCharsets.UTF_8);
            Partition partition = new Partition(day, region);
            return partition.path().equals(m.group()) ? Optional.of(partition) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Partition other) {
        int days = day.compareTo(other.day);
        return days != 0 ? days : region.compareTo(other.region);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /// A region is what a record says, so it may be anything; a folder's name is not.
    private static String encoded(String region) {
        var name = new StringBuilder();
        for (byte b : region.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '-'
                            || c == '_';
            name.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits(b));
        }
        return name.toString();
    }
}
