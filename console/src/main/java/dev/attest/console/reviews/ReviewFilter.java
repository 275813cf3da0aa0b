package dev.attest.console.reviews;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which lines of a review are shown; it lives in the address of the page.
public record ReviewFilter(Show show, String text, int page) {

    public enum Show {
        UNDECIDED,
        ALL,
        REVOKE;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads the query parameters; what cannot be read falls back to the whole or the first.
    static ReviewFilter of(
            @Nullable String show, @Nullable String text, int page, boolean decidable) {
        return new ReviewFilter(
                show(show, decidable), text == null ? "" : text.strip(), Math.max(1, page));
    }

    private static Show show(@Nullable String value, boolean decidable) {
        for (Show show : Show.values()) {
            if (show.value().equals(value)) {
                return show;
            }
        }
        return decidable ? Show.UNDECIDED : Show.ALL;
    }

    /// As the query of an address, without the page.
    public String query() {
        var query = "show=" + show.value();
        return text.isEmpty()
                ? query
                : query + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
