package dev.attest.certification.population;

import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.Optional;

/// Principals whose access nobody here can take away.
final class Exclusions {
    static final String OUT_OF_SCOPE = "Outside the scope of the campaign";

    private Exclusions() {}

    static Optional<String> reason(PrincipalObserved principal) {
        var id = principal.principalId();
        if (principal.kind() != PrincipalKind.IAM_ROLE) {
            return Optional.empty();
        }
        if (id.contains(":role/aws-service-role/")) {
            return Optional.of("AWS service-linked role, managed by its service");
        }
        if (id.contains(":role/aws-reserved/") || principal.name().startsWith("AWSReservedSSO_")) {
            return Optional.of(
                    "Role that Identity Center manages, reviewed as account assignments");
        }
        return Optional.empty();
    }
}
