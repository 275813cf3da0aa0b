package dev.attest.collector.trail;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.Piece.Slice;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads one CloudTrail record as a stream: no tree is built.
public final class RecordParser {

    /// CloudTrail keeps a record below 256 KB. One of nothing but braces is small, and fills the
    /// memory once it is a tree.
    private static final long TOKENS = 100_000;

    private static final Instant BEFORE_CLOUDTRAIL = Instant.parse("2013-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final int ACCOUNT_DIGITS = 12;

    private final JsonFactory json;
    private final Clock clock;
    private final NoiseFilter noise;
    private final boolean ours;

    RecordParser(TrailLimits limits, NoiseFilter noise, Clock clock) {
        this(limits, noise, clock, false);
    }

    /// @param ours whether what is read comes from Attest itself
    RecordParser(TrailLimits limits, NoiseFilter noise, Clock clock, boolean ours) {
        this.noise = noise;
        this.ours = ours;
        this.clock = clock;
        json =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.depth())
                                        .maxStringLength(limits.stringLength())
                                        .maxNameLength(4096)
                                        .maxNumberLength(100)
                                        .maxTokenCount(TOKENS)
                                        .build())
                        .build();
    }

    /// @throws BadRecordException with the reason and the offending value
    ParsedRecord parse(Slice slice) throws BadRecordException {
        RecordFields fields = new RecordFields();
        try (JsonParser parser = json.createParser(slice.bytes(), slice.from(), slice.length())) {
            parser.nextToken();
            fields.readRecord(parser);
            if (parser.nextToken() != null) {
                throw new BadRecordException("text follows the record", parser.getText());
            }
        } catch (JacksonException e) {
            throw notJson(e, slice);
        } catch (IOException e) {
            throw new BadRecordException(
                    "the record cannot be read", String.valueOf(e.getMessage()));
        }
        ActivityRecord activity = normalised(fields);
        if (SensorRecords.own(activity) && !ours) {
            throw new BadRecordException(
                    "only Attest itself sends records of this source", activity.eventSource());
        }
        return new ParsedRecord(
                new TrailRecord(
                        activity,
                        links(fields),
                        noise.patternOf(activity.actor()),
                        slice.ordinal(),
                        slice.offset(),
                        slice.length()),
                slice,
                fields.request,
                fields.response);
    }

    private ActivityRecord normalised(RecordFields f) throws BadRecordException {
        String account = account(f);
        String source = required("eventSource", f.eventSource, 256);
        String name = required("eventName", f.eventName, 256);
        Actor actor = ActorResolver.resolve(f);
        String target = TargetResolver.resolve(source, name, account, f, actor);
        return new ActivityRecord(
                required("eventID", f.eventId, 128),
                time(f.eventTime),
                account,
                required("awsRegion", f.region, 64),
                source,
                name,
                stored(actor),
                Text.stored(f.identity.accessKeyId, 128),
                Text.stored(target, 2048),
                Boolean.TRUE.equals(f.readOnly),
                Text.stored(f.errorCode, 256),
                Text.stored(f.errorMessage, 512),
                Text.stored(f.sourceIp, 256),
                Text.stored(f.userAgent, 256),
                mfa(f));
    }

    private static SessionLinks links(RecordFields f) {
        return new SessionLinks(
                Text.stored(f.call.issuedKey, 128),
                Text.stored(f.sharedEventId, 128),
                Text.stored(f.identity.onBehalfOfUserId, 256));
    }

    private static Actor stored(Actor actor) {
        String name = Text.stored(actor.name(), 256);
        return new Actor(
                actor.kind(),
                Text.stored(actor.principalId(), 2048),
                name == null ? "unknown" : name,
                Text.stored(actor.accountId(), 64),
                Text.stored(actor.sessionName(), 256),
                Text.stored(actor.sourceIdentity(), 256));
    }

    private static String account(RecordFields f) throws BadRecordException {
        String account = f.recipientAccountId != null ? f.recipientAccountId : f.identity.accountId;
        if (account == null || !isAccount(account)) {
            throw new BadRecordException(
                    account == null
                            ? "recipientAccountId is missing"
                            : "recipientAccountId is not an account of 12 digits",
                    account == null ? "" : account);
        }
        return account;
    }

    private static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Instant time(@Nullable String text) throws BadRecordException {
        if (text == null) {
            throw new BadRecordException("eventTime is missing", "");
        }
        try {
            Instant time = EventTime.parse(text);
            if (time.isBefore(BEFORE_CLOUDTRAIL)
                    || time.isAfter(clock.instant().plus(CLOCK_SKEW))) {
                throw new BadRecordException("eventTime cannot be right", text);
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new BadRecordException("eventTime is not a moment in ISO 8601", text);
        }
    }

    private static String required(String field, @Nullable String value, int length)
            throws BadRecordException {
        if (value == null || value.isBlank()) {
            throw new BadRecordException(field + " is missing", value == null ? "" : value);
        }
        if (value.length() > length) {
            throw new BadRecordException(
                    field + " is longer than " + length + " characters", value);
        }
        if (Text.broken(value)) {
            throw new BadRecordException(field + " holds half a character", value);
        }
        return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
    }

    private static @Nullable Boolean mfa(RecordFields f) {
        if (f.mfaUsed != null) {
            return "Yes".equals(f.mfaUsed);
        }
        return f.identity.mfaAuthenticated == null
                ? null
                : Boolean.valueOf("true".equals(f.identity.mfaAuthenticated));
    }

    private static BadRecordException notJson(JacksonException e, Slice slice) {
        String start =
                new String(
                        slice.bytes(),
                        slice.from(),
                        Math.min(120, slice.length()),
                        java.nio.charset.StandardCharsets.UTF_8);
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return new BadRecordException(
                "the record is not well-formed JSON within the limits"
                        + (at < 0 ? "" : ", at byte " + (slice.offset() + at))
                        + ": "
                        + Text.shown(e.getOriginalMessage()),
                start,
                true);
    }
}
