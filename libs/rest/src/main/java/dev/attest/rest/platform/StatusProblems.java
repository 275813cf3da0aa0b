package dev.attest.rest.platform;

import dev.attest.rest.Problem;

/// The problem that stands for a bare status code.
final class StatusProblems {

    private StatusProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "Not understood", null);
            case 401 ->
                    Problem.of(401, "unauthenticated", "Sign in first", "A valid token is needed.");
            case 403 ->
                    Problem.of(403, "forbidden", "Not allowed", "Your roles do not allow this.");
            case 404 ->
                    Problem.of(404, "not-found", "Not found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed here", null);
            case 406 -> Problem.of(406, "not-acceptable", "No such representation", null);
            case 413 -> Problem.of(413, "too-large", "The request is too large", null);
            case 415 -> Problem.of(415, "unsupported-media-type", "Media type not supported", null);
            default -> Problem.of(status, "http-" + status, "Request refused", null);
        };
    }
}
