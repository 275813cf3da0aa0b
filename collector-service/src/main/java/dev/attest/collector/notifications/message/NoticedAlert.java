package dev.attest.collector.notifications.message;

import dev.attest.collector.rules.OwnRules;
import dev.attest.events.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert as messages tell it. Its texts come from records that anybody may have shaped.
///
/// @param user who acted, in words
/// @param principal the ARN of who acted
/// @param sourceIp null when the record is no longer kept
public record NoticedAlert(
        UUID id,
        String ruleId,
        Severity severity,
        String title,
        String message,
        String accountId,
        String region,
        String eventId,
        String eventName,
        Instant eventTime,
        String user,
        @Nullable String principal,
        @Nullable String target,
        @Nullable String sourceIp,
        String runbook) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    /// When it happened, with an offset as the tracker's messages had it.
    String time() {
        return TIME.format(OffsetDateTime.ofInstant(eventTime, ZoneOffset.UTC));
    }

    /// Whether it is about the sensor and not about a call.
    boolean own() {
        return OwnRules.has(ruleId);
    }

    /// How a message begins to speak of it.
    String heading() {
        return (own() ? "Sensor Alert: " : "IAM Alert: ") + title;
    }
}
