package dev.attest.rest.platform;

import dev.attest.rest.Problem;
import dev.attest.rest.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Broken constraints as violations with pointers.
final class ValidationProblems {

    private ValidationProblems() {}

    /// False when our own answer broke a constraint.
    static boolean blamesTheCaller(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .noneMatch(violation ->
                        nodes(violation.getPropertyPath()).stream()
                                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE));
    }

    static Problem of(ConstraintViolationException e) {
        List<Violation> violations =
                e.getConstraintViolations().stream()
                        .map(ValidationProblems::violation)
                        .sorted(
                                Comparator.comparing(Violation::pointer)
                                        .thenComparing(Violation::message))
                        .toList();
        return Problem.of(400, "invalid-request", "Not understood", "Some values are not valid.")
                .withViolations(violations);
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        return new Violation(pointer(violation.getPropertyPath()), violation.getMessage());
    }

    // A path reads method, parameter, then fields: /decisions/0/comment. A constraint on the
    // parameter itself points to the parameter's name.
    private static String pointer(Path path) {
        List<Path.Node> nodes = nodes(path);
        var pointer = new StringBuilder();
        for (Path.Node node : nodes) {
            boolean field =
                    node.getKind() == ElementKind.PROPERTY
                            || node.getKind() == ElementKind.CONTAINER_ELEMENT;
            if (field && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.isEmpty() ? "/" + nodes.getLast().getName() : pointer.toString();
    }

    private static List<Path.Node> nodes(Path path) {
        var nodes = new ArrayList<Path.Node>();
        path.forEach(nodes::add);
        return nodes;
    }
}
