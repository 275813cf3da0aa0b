package dev.attest.console.reviews;

import dev.attest.console.api.ApiRefused;
import java.util.List;
import java.util.Objects;

/// Why a package was not signed.
///
/// @param items what is wrong, one item each
public record NotSigned(String why, List<String> items) {

    static NotSigned because(String why) {
        return new NotSigned(why, List.of());
    }

    /// A conflict that no item is to blame for comes from what somebody else did.
    static NotSigned because(ApiRefused refused) {
        var violations = refused.problem().violations();
        if (violations == null || violations.isEmpty()) {
            return because(
                    refused.isConflict()
                            ? "The review changed while you were here. Look at it again before you sign."
                            : refused.problem().sentence());
        }
        return new NotSigned(
                refused.problem().sentence(),
                violations.stream()
                        .map(ApiRefused.Violation::message)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
