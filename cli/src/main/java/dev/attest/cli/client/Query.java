package dev.attest.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A path with a query, of which only the parameters that were given appear.
public final class Query {
    private final StringBuilder text;
    private char separator = '?';

    private Query(String path) {
        this.text = new StringBuilder(path);
    }

    public static Query of(String path) {
        return new Query(path);
    }

    public Query with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(separator).append(name).append('=').append(encoded(value.toString()));
            separator = '&';
        }
        return this;
    }

    /// One segment of a path, whatever characters it has.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
