package dev.attest.iampolicy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A valid policy document.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language".
///
/// @param id the optional Id element
public record PolicyDocument(
        PolicyKind kind, PolicyVersion version, @Nullable String id, List<Statement> statements) {

    private static final String EVERYTHING =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
            """;

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /// A document that allows every action on every resource.
    public static PolicyDocument allowingEverything(PolicyKind kind) {
        return switch (PolicyParser.parse(EVERYTHING, kind)) {
            case ParsedPolicy.Valid(PolicyDocument document) -> document;
            case ParsedPolicy.Invalid(var problems) ->
                    throw new IllegalArgumentException(kind + ": " + problems);
        };
    }

    /// Whether a statement of it denies.
    public boolean denies() {
        return statements.stream().anyMatch(statement -> statement.effect() == Effect.DENY);
    }
}
