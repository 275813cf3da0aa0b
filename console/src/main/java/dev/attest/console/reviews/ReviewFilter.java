package dev.attest.console.reviews;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which lines of a review are shown; it lives in the address of the page.
public record ReviewFilter(Show show, String text, PageTrail trail) {

    public enum Show {
        UNDECIDED,
        ALL,
        REVOKE,
        REVOKED;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 200;

    /// Reads the query parameters; what cannot be read falls back to the whole or the first.
    static ReviewFilter of(
            @Nullable String show, @Nullable String text, PageTrail trail, boolean decidable) {
        return new ReviewFilter(show(show, decidable), text(text), trail);
    }

    private static Show show(@Nullable String value, boolean decidable) {
        for (Show show : Show.values()) {
            if (show.value().equals(value)) {
                return show;
            }
        }
        return decidable ? Show.UNDECIDED : Show.ALL;
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    ReviewFilter at(PageTrail elsewhere) {
        return new ReviewFilter(show, text, elsewhere);
    }

    /// As the query of an address, without the page.
    public String query() {
        var query = "show=" + show.value();
        return text.isEmpty()
                ? query
                : query + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// As the query of an address, with the page.
    public String here() {
        return query() + trail.query();
    }
}
