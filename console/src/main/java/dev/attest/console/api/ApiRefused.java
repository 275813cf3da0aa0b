package dev.attest.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service answered with a problem (RFC 9457).
public class ApiRefused extends RuntimeException {

    private final String service;
    private final int status;
    private final Problem problem;

    public ApiRefused(String service, int status, Problem problem) {
        super(service + " answered " + status + " " + problem.code() + ": " + problem.detail());
        this.service = service;
        this.status = status;
        this.problem = problem;
    }

    public String service() {
        return service;
    }

    ApiRefused by(String name) {
        return new ApiRefused(name, status, problem);
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    /// What the reader has on screen is not what the service has.
    public boolean isConflict() {
        return status == 409 || status == 412;
    }

    /// The body of a problem; every field may be missing when a proxy answered instead.
    public record Problem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String code,
            @Nullable String instance,
            @Nullable List<Violation> violations) {

        public String sentence() {
            if (detail != null) {
                return detail;
            }
            return title != null ? title : "The service gave no reason.";
        }
    }

    public record Violation(@Nullable String pointer, @Nullable String message) {}
}
