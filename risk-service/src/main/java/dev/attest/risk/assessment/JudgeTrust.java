package dev.attest.risk.assessment;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.trust.Outsider;
import dev.attest.iampolicy.trust.TrustPolicy;
import dev.attest.risk.model.TrustFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which roles of accounts that a subject answers for let outsiders in. Accounts of the same
/// organization are no outsiders.
@ApplicationScoped
class JudgeTrust {

    private final PolicyShelf shelf;
    private final JudgeAccess access;

    JudgeTrust(PolicyShelf shelf, JudgeAccess access) {
        this.shelf = shelf;
        this.access = access;
    }

    List<TrustFacts> of(Landscape read, String subject) {
        Set<String> owned = OwnedAccounts.of(read, subject);
        return read.roles.stream()
                .filter(role -> owned.contains(role.accountId()))
                .flatMap(role -> trust(read, role).stream())
                .toList();
    }

    private Optional<TrustFacts> trust(Landscape read, PrincipalRow role) {
        return openness(read, role)
                .map(openness ->
                        new TrustFacts(
                                role.name() + " in " + read.placeName(role.accountId()),
                                openness,
                                access.administrator(read, role)));
    }

    private Optional<TrustFacts.Openness> openness(Landscape read, PrincipalRow role) {
        String sha256 = role.trustSha256();
        String document = sha256 == null ? null : read.documents.get(sha256);
        if (sha256 == null || document == null) {
            return Optional.of(TrustFacts.Openness.UNKNOWN);
        }
        return switch (shelf.parsed(sha256, PolicyKind.TRUST, document)) {
            case ParsedPolicy.Invalid _ -> Optional.of(TrustFacts.Openness.UNKNOWN);
            case ParsedPolicy.Valid valid ->
                    new TrustPolicy(valid.document())
                            .outsiders(role.accountId()).stream()
                                    .filter(outsider -> !sibling(read, role, outsider))
                                    .map(JudgeTrust::openness)
                                    .max(TrustFacts.Openness::compareTo);
        };
    }

    private static TrustFacts.Openness openness(Outsider outsider) {
        if (outsider.conditional()) {
            return TrustFacts.Openness.CONDITIONAL;
        }
        return switch (outsider.kind()) {
            case ANYONE -> TrustFacts.Openness.ANYBODY;
            case OTHER_ACCOUNT, FEDERATION -> TrustFacts.Openness.NAMED;
        };
    }

    private static boolean sibling(Landscape read, PrincipalRow role, Outsider outsider) {
        AccountRow own = read.accounts.get(role.accountId());
        AccountRow other = read.accounts.get(outsider.who());
        return own != null
                && other != null
                && own.organizationId() != null
                && own.organizationId().equals(other.organizationId());
    }
}
