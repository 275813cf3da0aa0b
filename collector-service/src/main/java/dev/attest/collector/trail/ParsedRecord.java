package dev.attest.collector.trail;

import dev.attest.collector.trail.Piece.Slice;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.lake.LakeRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A normalised record, and where its request and its answer stand in the piece it was read from.
record ParsedRecord(
        TrailRecord record, Slice slice, @Nullable Span request, @Nullable Span response) {

    /// Bytes of a piece.
    ///
    /// @param from first byte, counted from the piece's first
    /// @param to first byte after it
    record Span(int from, int to) {}

    /// The record as the lake holds it.
    LakeRecord forLake() {
        ActivityRecord a = record.activity();
        Actor actor = a.actor();
        return new LakeRecord(
                a.eventTime(),
                a.eventId(),
                a.eventName(),
                a.eventSource(),
                a.accountId(),
                a.region(),
                actor.name(),
                actor.kind().name(),
                actor.principalId(),
                actor.accountId(),
                actor.sessionName(),
                actor.sourceIdentity(),
                a.accessKeyId(),
                a.target(),
                a.sourceIp(),
                a.userAgent(),
                a.readOnly(),
                a.mfa(),
                a.errorCode(),
                a.errorMessage(),
                text(request),
                text(response));
    }

    private @Nullable String text(@Nullable Span span) {
        return span == null
                ? null
                : new String(
                        slice.bytes(),
                        slice.from() + span.from,
                        span.to - span.from,
                        StandardCharsets.UTF_8);
    }
}
