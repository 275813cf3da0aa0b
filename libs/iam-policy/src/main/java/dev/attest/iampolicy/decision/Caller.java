package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.decision.Principal.Kind;
import org.jspecify.annotations.Nullable;

/// A principal in the moment it asks, and how elements of policies name it.
///
/// A wildcard within an ARN names nobody, and neither does a unique id, such as `AIDA…`: it belongs
/// to a principal that was deleted. Source: IAM User Guide, "AWS JSON policy elements: Principal".
///
/// @param kind null when it is not known, so that nearly any element may name it
/// @param parts of its ARN; null for a service and when it is not known
/// @param bounded whether it has a permissions boundary
record Caller(
        Principal principal, @Nullable Kind kind, @Nullable PrincipalArn parts, boolean bounded) {

    static Caller of(Principal principal, boolean bounded) {
        PrincipalArn parts = PrincipalArn.of(principal.arn()).orElse(null);
        Kind kind = parts == null ? principal.kind().orElse(null) : parts.kind();
        return new Caller(principal, kind, parts, bounded);
    }

    /// Whether it lives in no account: a service, or somebody whom a provider sends.
    boolean accountless() {
        return kind == Kind.SERVICE || kind == Kind.IDENTITY_PROVIDER;
    }

    /// Whether it asks with the account's full rights, which no identity policy gives.
    boolean root() {
        return kind == Kind.ROOT;
    }

    Naming namedBy(PrincipalElement element) {
        return switch (element) {
            case PrincipalElement.Everyone() -> Naming.itself(Truth.YES);
            case PrincipalElement.Aws(String value) -> namedByAws(value);
            case PrincipalElement.Service(String value) -> outside(Kind.SERVICE, value);
            case PrincipalElement.Federated(String value) -> outside(Kind.IDENTITY_PROVIDER, value);
            case PrincipalElement.CanonicalUser _ ->
                    accountless() ? Naming.NOBODY : Naming.account(Truth.MAYBE);
        };
    }

    private Naming outside(Kind named, String value) {
        boolean same = value.equals(principal.arn());
        if (kind == null) {
            return Naming.itself(same ? Truth.YES : Truth.MAYBE);
        }
        return Naming.itself(Truth.of(same && (kind == named || accountless() && parts == null)));
    }

    private Naming namedByAws(String value) {
        if (PrincipalArn.isAccount(value)) {
            return namedByAccount(value);
        }
        PrincipalArn named = PrincipalArn.of(value).orElse(null);
        if (named == null) {
            return Naming.itself(Truth.of(kind == null && value.equals(principal.arn())));
        }
        return switch (named.kind()) {
            case ROOT -> namedByAccount(named.account());
            case USER -> namedByUser(value, named);
            case ROLE -> namedByRole(value, named);
            case ROLE_SESSION -> namedBySession(value, named);
            case FEDERATED_USER -> namedItself(Kind.FEDERATED_USER, value);
            case SERVICE, IDENTITY_PROVIDER -> Naming.NOBODY;
        };
    }

    private Naming namedByAccount(String account) {
        if (kind == null) {
            return Naming.account(Truth.MAYBE);
        }
        return Naming.account(
                Truth.of(!accountless() && parts != null && account.equals(parts.account())));
    }

    private Naming namedItself(Kind named, String value) {
        return kind == null
                ? Naming.itself(Truth.MAYBE)
                : Naming.itself(Truth.of(kind == named && value.equals(principal.arn())));
    }

    private Naming namedByUser(String value, PrincipalArn named) {
        if (kind != Kind.FEDERATED_USER || parts == null) {
            return namedItself(Kind.USER, value);
        }
        return Naming.behind(
                principal.behind() != null
                        ? Truth.of(value.equals(principal.behind()))
                        : Truth.of(named.account().equals(parts.account())).and(Truth.MAYBE));
    }

    private Naming namedByRole(String value, PrincipalArn named) {
        if (kind == null) {
            return Naming.behind(Truth.MAYBE);
        }
        if (kind == Kind.ROLE_SESSION && parts != null) {
            return Naming.behind(
                    Truth.of(
                            principal.behind() != null
                                    ? value.equals(principal.behind())
                                    : named.sameRole(parts)));
        }
        return Naming.behind(Truth.of(kind == Kind.ROLE && value.equals(principal.arn())));
    }

    /// A role may ask by the session named, or by another.
    private Naming namedBySession(String value, PrincipalArn named) {
        return kind == Kind.ROLE && parts != null
                ? Naming.itself(Truth.of(named.sameRole(parts)).and(Truth.MAYBE))
                : namedItself(Kind.ROLE_SESSION, value);
    }
}
