package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.decision.Principal.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ARN of a principal, taken apart.
///
/// Source: IAM User Guide, "IAM identifiers" and "AWS JSON policy elements: Principal".
///
/// @param account 12 digits
/// @param name of the user, role, federated user or provider, without its path; of a role session
///   the role's; `root`
record PrincipalArn(String partition, Kind kind, String account, String name) {

    private static final int ACCOUNT_DIGITS = 12;

    /// Empty when the text is not the ARN of a principal.
    static Optional<PrincipalArn> of(@Nullable String arn) {
        if (arn == null || !arn.startsWith("arn:")) {
            return Optional.empty();
        }
        int partition = arn.indexOf(':', 4);
        int service = arn.indexOf("::", partition + 1);
        int account = service + 2 + ACCOUNT_DIGITS;
        if (partition < 0
                || service < 0
                || arn.length() <= account
                || arn.charAt(account) != ':'
                || !isAccount(arn.substring(service + 2, account))) {
            return Optional.empty();
        }
        return of(
                arn.substring(4, partition),
                arn.substring(partition + 1, service),
                arn.substring(service + 2, account),
                arn.substring(account + 1));
    }

    private static Optional<PrincipalArn> of(
            String partition, String service, String account, String rest) {
        if (service.equals("iam") && rest.equals("root")) {
            return Optional.of(new PrincipalArn(partition, Kind.ROOT, account, rest));
        }
        int slash = rest.indexOf('/');
        Kind kind = slash < 0 ? null : kind(service, rest.substring(0, slash));
        if (kind == null) {
            return Optional.empty();
        }
        String name =
                kind == Kind.ROLE_SESSION
                        ? beforeSlash(rest.substring(slash + 1))
                        : rest.substring(rest.lastIndexOf('/') + 1);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrincipalArn(partition, kind, account, name));
    }

    private static @Nullable Kind kind(String service, String type) {
        boolean iam = service.equals("iam");
        boolean sts = service.equals("sts");
        return switch (type) {
            case "user" -> iam ? Kind.USER : null;
            case "role" -> iam ? Kind.ROLE : null;
            case "saml-provider", "oidc-provider" -> iam ? Kind.IDENTITY_PROVIDER : null;
            case "assumed-role" -> sts ? Kind.ROLE_SESSION : null;
            case "federated-user" -> sts ? Kind.FEDERATED_USER : null;
            default -> null;
        };
    }

    /// The role's name; empty when no session is named after it.
    private static String beforeSlash(String roleAndSession) {
        int slash = roleAndSession.indexOf('/');
        return slash < 0 || slash == roleAndSession.length() - 1
                ? ""
                : roleAndSession.substring(0, slash);
    }

    /// Whether the text is an account's id.
    static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether one is a role and the other may be one of its sessions; paths are not compared, as a
    /// session does not tell its role's, and names are unique in an account.
    boolean sameRole(PrincipalArn other) {
        return name.equals(other.name)
                && account.equals(other.account)
                && partition.equals(other.partition);
    }
}
