package dev.attest.console.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody can do about an alert: the name of the step in the API, and the field that takes
/// what is said of it.
enum AlertStep {
    ACKNOWLEDGE("acknowledgement", "note"),
    ASSIGN("assignment", "note"),
    CLOSE("closure", "reason"),
    REOPEN("reopening", "reason");

    private final String path;
    private final String field;

    AlertStep(String path, String field) {
        this.path = path;
        this.field = field;
    }

    String path() {
        return path;
    }

    /// Whether nothing goes without a word of why.
    boolean needsWords() {
        return field.equals("reason");
    }

    Map<String, String> said(@Nullable String words, @Nullable String assignee) {
        Map<String, String> said = new LinkedHashMap<>();
        if (words != null && !words.isBlank()) {
            said.put(field, words.strip());
        }
        if (this == ASSIGN) {
            said.put("assignee", assignee == null ? "" : assignee.strip());
        }
        return said;
    }
}
