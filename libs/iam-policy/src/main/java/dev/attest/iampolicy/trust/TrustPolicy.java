package dev.attest.iampolicy.trust;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom a role lets in.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Principal" and "How to use an external ID
/// when granting access to your AWS resources to a third party".
public record TrustPolicy(PolicyDocument document) {

    static final List<String> ASSUMING =
            List.of(
                    "sts:assumerole",
                    "sts:assumerolewithsaml",
                    "sts:assumerolewithwebidentity",
                    "sts:assumeroot");

    public TrustPolicy {
        if (document.kind() != PolicyKind.TRUST) {
            throw new IllegalArgumentException("not a trust policy: " + document.kind());
        }
    }

    /// Everybody who can assume the role, as the statements name them; whom a statement without
    /// conditions denies is left out.
    public List<TrustedParty> parties() {
        return document.statements().stream()
                .filter(s -> s.effect() == Effect.ALLOW && assumes(s))
                .flatMap(this::parties)
                .filter(party -> !denied(party))
                .distinct()
                .toList();
    }

    /// Who from outside an account can assume the role. Services of AWS and Identity Center are not
    /// outside; a principal given by a unique id no longer exists and cannot come in. Whoever is
    /// named is sent to ask, so that conditions and denies count: who cannot be of another account
    /// by the conditions is none, and a Deny that only some meet is told.
    ///
    /// @param account 12 digits, the account the role lives in
    public List<Outsider> outsiders(String account) {
        Door door = new Door(document, account);
        List<Outsider> outsiders = new ArrayList<>();
        for (Statement statement : document.statements()) {
            if (statement.effect() == Effect.ALLOW && assumes(statement)) {
                parties(statement)
                        .flatMap(party -> Outsider.of(party, account, door, statement).stream())
                        .forEach(outsiders::add);
            }
        }
        return outsiders.stream().distinct().toList();
    }

    private Stream<TrustedParty> parties(Statement statement) {
        Principals principals = statement.principals();
        if (principals == null) {
            return Stream.empty();
        }
        List<Condition> conditions = statement.conditions();
        return principals.negated()
                ? Stream.of(new TrustedParty(new PrincipalElement.Everyone(), conditions))
                : principals.elements().stream()
                        .map(element -> new TrustedParty(element, conditions));
    }

    private boolean denied(TrustedParty party) {
        return document.statements().stream()
                .filter(s -> s.effect() == Effect.DENY && s.conditions().isEmpty())
                .filter(s -> ASSUMING.stream().allMatch(s.actions()::cover))
                .anyMatch(s -> covers(s.principals(), party.principal()));
    }

    private static boolean covers(@Nullable Principals denied, PrincipalElement party) {
        if (denied == null) {
            return false;
        }
        boolean named =
                denied.elements().contains(party)
                        || denied.elements().contains(new PrincipalElement.Everyone());
        boolean everyone = party instanceof PrincipalElement.Everyone;
        return denied.negated() ? !named && !everyone : named;
    }

    private static boolean assumes(Statement statement) {
        return ASSUMING.stream().anyMatch(statement.actions()::cover);
    }
}
