package dev.attest.reporting.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement with `:name` where values go, as databases take it: with `?`, and which value each
/// of them is. Values never become part of the text.
record SqlTemplate(String sql, List<String> values) {

    private static final Pattern VALUE = Pattern.compile("(?<![:\\w]):([a-z][a-z0-9_]*)");

    static SqlTemplate of(String text) {
        List<String> names = new ArrayList<>();
        Matcher values = VALUE.matcher(text);
        String sql =
                values.replaceAll(value -> {
                    names.add(value.group(1));
                    return "?";
                });
        return new SqlTemplate(sql, List.copyOf(names));
    }
}
