package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.decision.Principal.Kind;

/// Whom a statement of a resource policy speaks of.
///
/// NotPrincipal with Deny denies everybody but whom it names, and AWS may look at the account
/// first, then at the role, then at the session: who is named at each of those is not denied, who
/// is named at none but the account is, and anything in between depends on the service and stays
/// open. It denies everybody who has a permissions boundary, whomever it names. NotPrincipal with
/// Allow is no longer supported, but is found in old policies: it allows whom it does not name.
///
/// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal" and "Permissions boundaries for
/// IAM entities".
final class Named {

    private Named() {}

    /// How the statement, when it applies at all, names the caller.
    static Naming by(Statement statement, Caller caller) {
        Principals principals = statement.principals();
        if (principals == null) {
            return Naming.NOBODY;
        }
        Naming naming = Naming.NOBODY;
        for (PrincipalElement element : principals.elements()) {
            naming = naming.or(caller.namedBy(element));
        }
        if (!principals.negated()) {
            return naming;
        }
        if (principals.elements().contains(new PrincipalElement.Everyone())) {
            return Naming.NOBODY;
        }
        return Naming.itself(
                statement.effect() == Effect.DENY
                        ? deniesAllBut(naming, caller)
                        : allowsAllBut(naming, caller));
    }

    private static Truth deniesAllBut(Naming named, Caller caller) {
        if (caller.bounded() && !caller.accountless()) {
            return Truth.YES;
        }
        boolean spared = caller.root() || caller.kind() == null;
        Truth own = named.itself().or(named.behind());
        if ((spared ? named.any() : own) == Truth.NO) {
            return Truth.YES;
        }
        return everywhere(named, caller) == Truth.YES ? Truth.NO : Truth.MAYBE;
    }

    private static Truth allowsAllBut(Naming named, Caller caller) {
        if (named.any() == Truth.NO) {
            return Truth.YES;
        }
        return everywhere(named, caller) == Truth.YES ? Truth.NO : Truth.MAYBE;
    }

    /// Whether the caller is named at every place AWS may look at.
    private static Truth everywhere(Naming named, Caller caller) {
        Kind kind = caller.kind();
        return switch (kind) {
            case null -> Truth.MAYBE;
            case USER, FEDERATED_USER -> named.itself().and(named.account());
            case ROLE, ROLE_SESSION -> named.itself().and(named.behind()).and(named.account());
            case ROOT -> named.account();
            case SERVICE, IDENTITY_PROVIDER -> named.itself();
        };
    }
}
