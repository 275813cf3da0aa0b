package dev.attest.reporting.certification.pdf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values in words for a reader. All times are UTC and say so once, in the summary.
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String time(@Nullable Instant time) {
        return time == null ? "\u2013" : MINUTE.format(time);
    }

    /// `IAM_AUTHORIZATION_DETAILS` as `iam authorization details`.
    static String lower(String constant) {
        return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static String late(Duration by) {
        if (!by.isPositive()) {
            return "in time";
        }
        long days = by.toDays();
        if (days > 0) {
            return days + (days == 1 ? " day late" : " days late");
        }
        long hours = by.toHours();
        return hours > 0 ? hours + " h late" : Math.max(1, by.toMinutes()) + " min late";
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
