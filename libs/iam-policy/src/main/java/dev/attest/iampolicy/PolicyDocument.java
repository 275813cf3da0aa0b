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

    public PolicyDocument {
        statements = List.copyOf(statements);
    }
}
