package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Equalities that hold all together, such as `userName eq "a" and active eq true`: what
/// provisioning services ask for. Everything else that RFC 7644 has is refused, never ignored.
record ScimFilter(List<Equality> all) {

    private static final int LONGEST = 2048;
    private static final int MOST = 10;
    private static final Pattern EQUALITY =
            Pattern.compile(
                    "\\G\\s*+([A-Za-z][\\w$:.-]*+)\\s++eq\\s++(\"(?:[^\"\\\\]|\\\\.)*+\"|true|false)"
                            + "(?:\\s*+$|\\s++(and)\\s++)",
                    Pattern.CASE_INSENSITIVE);

    /// @param attribute in lower case
    /// @param value a text; `true` or `false` of a flag
    record Equality(String attribute, String value) {}

    ScimFilter {
        all = List.copyOf(all);
    }

    /// @throws ScimException when it is anything else
    static ScimFilter parse(String text) {
        if (text.length() > LONGEST) {
            throw ScimException.invalidFilter("A filter has at most " + LONGEST + " characters.");
        }
        List<Equality> found = new ArrayList<>();
        Matcher matcher = EQUALITY.matcher(text);
        boolean more = true;
        while (more && found.size() < MOST && matcher.find()) {
            found.add(
                    new Equality(
                            matcher.group(1).toLowerCase(Locale.ROOT), value(matcher.group(2))));
            more = matcher.group(3) != null;
        }
        if (more) {
            throw ScimException.invalidFilter(
                    "A filter is one to %d comparisons such as userName eq \"a\", joined by and."
                            .formatted(MOST));
        }
        return new ScimFilter(found);
    }

    private static String value(String literal) {
        if (!literal.startsWith("\"")) {
            return literal.toLowerCase(Locale.ROOT);
        }
        try {
            String text = ScimJson.tree(literal.getBytes(StandardCharsets.UTF_8)).asText();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (IOException e) {
            // told below
        }
        throw ScimException.invalidFilter("A value of the filter is no JSON text.");
    }

    /// Whether a value of a complex attribute is one of those meant. Patches ask it of every value
    /// of a long list again and again.
    boolean matches(JsonNode value) {
        for (Equality equality : all) {
            if (!matches(value, equality)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(JsonNode value, Equality equality) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (field.getKey().equalsIgnoreCase(equality.attribute())
                    && field.getValue().asText().equalsIgnoreCase(equality.value())) {
                return true;
            }
        }
        return false;
    }
}
