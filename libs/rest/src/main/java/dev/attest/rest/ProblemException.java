package dev.attest.rest;

import java.util.List;

/// Ends an operation with an error of ours; the caller reads it as problem+json.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(
            int status, String code, String title, String detail, List<Violation> violations) {
        super(status + " " + code + ": " + detail);
        this.problem = Problem.of(status, code, title, detail).withViolations(violations);
    }

    /// 404, also for a thing that exists but that the caller may not see.
    ///
    /// @param kind such as `package`
    public static ProblemException notFound(String kind, Object id) {
        return new ProblemException(
                404, "not-found", "Not found", "There is no " + kind + " " + id + ".", List.of());
    }

    /// 409: the thing is in a state that does not allow this.
    public static ProblemException conflict(String code, String detail) {
        return conflict(code, detail, List.of());
    }

    public static ProblemException conflict(
            String code, String detail, List<Violation> violations) {
        return new ProblemException(
                409, code, "Not possible in the present state", detail, violations);
    }

    /// 422: understood, but against a rule.
    public static ProblemException unprocessable(
            String code, String detail, List<Violation> violations) {
        return new ProblemException(422, code, "Against a rule", detail, violations);
    }

    public static ProblemException unprocessable(String code, String detail) {
        return unprocessable(code, detail, List.of());
    }

    public static ProblemException badRequest(
            String code, String detail, List<Violation> violations) {
        return new ProblemException(400, code, "Not understood", detail, violations);
    }

    public static ProblemException badRequest(String code, String detail) {
        return badRequest(code, detail, List.of());
    }

    /// 403: the caller is known and may not do this.
    public static ProblemException forbidden(String detail) {
        return forbidden("forbidden", detail);
    }

    /// 403 for a reason that callers can do something about.
    public static ProblemException forbidden(String code, String detail) {
        return new ProblemException(403, code, "Not allowed", detail, List.of());
    }

    /// 412: somebody else changed it since the caller read it.
    public static ProblemException preconditionFailed() {
        return new ProblemException(
                412,
                "version-conflict",
                "Changed in the meantime",
                "It was changed since you read it; read it again.",
                List.of());
    }

    /// 428: a change must say which version it changes.
    public static ProblemException preconditionRequired() {
        return new ProblemException(
                428,
                "if-match-required",
                "If-Match is required",
                "Send the ETag of the version you changed in If-Match.",
                List.of());
    }

    public Problem problem() {
        return problem;
    }
}
