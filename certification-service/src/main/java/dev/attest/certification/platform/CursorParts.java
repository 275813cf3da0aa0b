package dev.attest.certification.platform;

import dev.attest.rest.Cursor;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Where a page ended, in types: a cursor that no list gave out is refused before it meets the
/// database.
public final class CursorParts {
    /// What PostgreSQL can hold and anything here can have happened in.
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private CursorParts() {}

    public static Optional<UUID> id(PageRequest page) {
        return page.after(1).map(parts -> parsed(parts.getFirst(), UUID::fromString));
    }

    public static Optional<Integer> position(PageRequest page) {
        return page.after(1).map(parts -> parsed(parts.getFirst(), Integer::valueOf));
    }

    public static Optional<Moment> moment(PageRequest page) {
        return page.after(2)
                .map(parts ->
                        new Moment(
                                parsed(parts.getFirst(), CursorParts::instant),
                                parsed(parts.getLast(), UUID::fromString)));
    }

    private static Instant instant(String text) {
        var at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new DateTimeException("no moment of ours: " + text);
        }
        return at;
    }

    private static <T> T parsed(String part, Function<String, T> parser) {
        try {
            return parser.apply(part);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProblemException.badRequest("bad-cursor", "The cursor is not of this list.");
        }
    }

    /// A place in a list that is sorted by time.
    public record Moment(Instant at, UUID id) {
        public String cursor() {
            return Cursor.encode(at.toString(), id.toString());
        }
    }
}
