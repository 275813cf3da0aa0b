package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.PolicyDocument;
import java.util.List;
import java.util.Optional;

/// What is dangerous in one document, attached to nobody in particular.
///
/// An identity policy is asked what it lets its holder do, a resource or trust policy whom it lets
/// in. Control policies grant nothing, so that there is nothing to find. Everything is found by
/// evaluation: what another statement of the document denies is no finding.
public final class DocumentFindings {

    private DocumentFindings() {}

    /// @param account 12 digits, the account the document belongs to; empty when nobody knows. Then
    ///   the accounts in the resources of a resource policy are taken for it, and an account that
    ///   comes in may be its own
    /// @return the worst first
    public static List<PolicyFinding> of(PolicyDocument document, Optional<String> account) {
        List<PolicyFinding> findings =
                switch (document.kind()) {
                    case IDENTITY -> new IdentityFindings(document).all();
                    case RESOURCE, TRUST -> new OpennessFindings(document, account).all();
                    case SERVICE_CONTROL, RESOURCE_CONTROL -> List.of();
                };
        return findings.stream().sorted(PolicyFinding.WORST_FIRST).toList();
    }
}
