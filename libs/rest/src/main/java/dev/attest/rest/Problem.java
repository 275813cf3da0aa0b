package dev.attest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every error (RFC 9457).
///
/// @param type `https://attest.dev/problems/` and the code
/// @param detail what happened this time; null when nothing may be said
/// @param code stable, kebab-case
/// @param instance identifies this occurrence in the service's log; null when it needs no looking
///   up
/// @param violations what is wrong field by field; null when no field is to blame
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        @Nullable String instance,
        @Nullable List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://attest.dev/problems/";

    public static Problem of(int status, String code, String title, @Nullable String detail) {
        return new Problem(TYPES + code, title, status, detail, code, null, null);
    }

    public Problem withViolations(List<Violation> found) {
        List<Violation> copy = found.isEmpty() ? null : List.copyOf(found);
        return new Problem(type, title, status, detail, code, instance, copy);
    }

    public Problem withInstance(String occurrence) {
        return new Problem(type, title, status, detail, code, occurrence, violations);
    }
}
