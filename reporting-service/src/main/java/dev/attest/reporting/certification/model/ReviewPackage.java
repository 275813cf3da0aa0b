package dev.attest.reporting.certification.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reviewer's items and how far they got.
///
/// @param routedBy why this reviewer
/// @param escalations in the order they happened
/// @param notes reminders, expiry and whatever else kept it from a signature, in that order too
/// @param announced items the package was opened with
/// @param signature null while unsigned
/// @param lateBy time past the due date at signing, else at the campaign's end, else at the report;
///   zero when in time
public record ReviewPackage(
        UUID id,
        Person reviewer,
        String routedBy,
        Instant dueAt,
        List<Escalation> escalations,
        List<Note> notes,
        int announced,
        int items,
        int kept,
        int revoked,
        int undecided,
        @Nullable Signature signature,
        Duration lateBy) {

    public ReviewPackage {
        escalations = List.copyOf(escalations);
        notes = List.copyOf(notes);
    }

    /// How long after the due date a review ended; zero when in time.
    ///
    /// @param endedAt when it was signed, else when its campaign ended, else the moment that asks
    public static Duration lateBy(Instant dueAt, Instant endedAt) {
        Duration late = Duration.between(dueAt, endedAt);
        return late.isNegative() ? Duration.ZERO : late;
    }

    /// Whether the reviewer was, or is, past the due date.
    public boolean late() {
        return lateBy.isPositive();
    }

    /// What the log tells of why it was not signed, in words.
    public List<String> hindrances() {
        var reminded = notes.stream().filter(Note::reminder).count();
        var words = new ArrayList<String>();
        if (reminded > 0) {
            words.add(reminded == 1 ? "reminded once" : "reminded " + reminded + " times");
        }
        notes.stream().filter(note -> !note.reminder()).map(Note::text).forEach(words::add);
        return words;
    }

    /// Silence moved the package one level up.
    ///
    /// @param replaced whether `to` took over; else they could decide too, and `from` stayed in
    ///   charge
    public record Escalation(int level, Person from, Person to, boolean replaced, Instant at) {}

    /// Something that is no decision.
    ///
    /// @param kind such as `EXPIRED`
    public record Note(String kind, String text, Instant at) {
        private boolean reminder() {
            return kind.equals("REMINDED");
        }
    }

    /// The reviewer's signature.
    ///
    /// @param kept what the signature was given for; must equal the decisions
    /// @param authenticatedAt last login of the signer; null when unknown
    public record Signature(
            Person by,
            Instant at,
            String meaning,
            int kept,
            int revoked,
            @Nullable Instant authenticatedAt,
            long logIndex) {}
}
