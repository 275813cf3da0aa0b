package dev.attest.certification.platform;

import dev.attest.rest.Cursor;
import dev.attest.rest.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where the pages of this service's lists end, in types.
public final class CursorParts {
    private CursorParts() {}

    public static Optional<UUID> id(PageRequest page) {
        return page.after(1).map(parts -> Cursor.uuid(parts.getFirst()));
    }

    public static Optional<Integer> position(PageRequest page) {
        return page.after(1).map(parts -> Cursor.position(parts.getFirst()));
    }

    public static Optional<Moment> moment(PageRequest page) {
        return page.after(2)
                .map(parts ->
                        new Moment(Cursor.instant(parts.getFirst()), Cursor.uuid(parts.getLast())));
    }

    /// A place in a list that is sorted by time.
    public record Moment(Instant at, UUID id) {
        public String cursor() {
            return Cursor.encode(at.toString(), id.toString());
        }
    }
}
