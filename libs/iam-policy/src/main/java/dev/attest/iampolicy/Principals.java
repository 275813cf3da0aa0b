package dev.attest.iampolicy;

import java.util.List;

/// The Principal or NotPrincipal element of a statement.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal".
///
/// @param negated whether this is NotPrincipal: everybody but these
public record Principals(List<PrincipalElement> elements, boolean negated) {

    public Principals {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("no principal");
        }
        elements = List.copyOf(elements);
    }
}
