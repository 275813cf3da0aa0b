package dev.attest.console.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in a long list the reader is: the cursors of the pages up to this one, so that there is a
/// way back. It lives in the address of the page.
///
/// @param page 1 for the first
/// @param cursors of the pages after the first, the current one last; those of far back are dropped
public record PageTrail(int page, List<String> cursors) {

    static final PageTrail START = new PageTrail(1, List.of());

    /// As many as fit into an address.
    private static final int REMEMBERED = 50;

    private static final Pattern CURSORS =
            Pattern.compile("[\\w-]{1,40}(\\.[\\w-]{1,40}){0," + (REMEMBERED - 1) + "}");

    public PageTrail {
        cursors = List.copyOf(cursors);
    }

    /// Reads the query parameters; what cannot be read is the first page.
    static PageTrail of(int page, @Nullable String cursors) {
        if (cursors == null || !CURSORS.matcher(cursors).matches()) {
            return START;
        }
        var read = List.of(cursors.split("\\."));
        return new PageTrail(Math.max(page, read.size() + 1), read);
    }

    @Nullable String cursor() {
        return cursors.isEmpty() ? null : cursors.getLast();
    }

    PageTrail next(String cursor) {
        var longer = new ArrayList<>(cursors);
        longer.add(cursor);
        return new PageTrail(
                page + 1, longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size()));
    }

    /// The page before, or the first when the way is too long to remember.
    PageTrail previous() {
        return cursors.size() < 2
                ? START
                : new PageTrail(page - 1, cursors.subList(0, cursors.size() - 1));
    }

    boolean isStart() {
        return cursors.isEmpty();
    }

    /// As the end of an address's query; empty on the first page.
    public String query() {
        return isStart() ? "" : "&page=" + page + "&after=" + String.join(".", cursors);
    }
}
