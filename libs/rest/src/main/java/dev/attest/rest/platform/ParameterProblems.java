package dev.attest.rest.platform;

import dev.attest.rest.Problem;
import dev.attest.rest.Violation;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/// A query parameter of the wrong type. JAX-RS answers it with 404, as for a wrong path; a caller
/// who mistypes a filter should rather learn which one.
final class ParameterProblems {

    private ParameterProblems() {}

    /// The problem; empty when the path is to blame.
    static Optional<Problem> of(NotFoundException e, UriInfo uri) {
        String message = e.getCause() == null ? null : e.getCause().getMessage();
        if (message == null) {
            return Optional.empty();
        }
        // The conversion error does not name the parameter, but it quotes the value.
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter ->
                        parameter.getValue().stream().anyMatch(value -> message.contains(value)))
                .findFirst()
                .map(parameter ->
                        Problem.of(
                                        400,
                                        "invalid-parameter",
                                        "Not understood",
                                        "A query parameter does not have the expected" + " form.")
                                .withViolations(
                                        List.of(
                                                new Violation(
                                                        "/" + parameter.getKey(),
                                                        "does not have the expected" + " form"))));
    }
}
