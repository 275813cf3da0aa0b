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
        int service = arn.indexOf(':', 4) + 1;
        boolean iam = arn.startsWith("iam::", service);
        int account = service + "iam::".length();
        int rest = account + ACCOUNT_DIGITS + 1;
        if (!(iam || arn.startsWith("sts::", service))
                || arn.length() <= rest
                || arn.charAt(rest - 1) != ':'
                || !digits(arn, account)) {
            return Optional.empty();
        }
        Kind kind = iam ? kindInIam(arn, rest) : kindInSts(arn, rest);
        String name = kind == null ? "" : name(kind, arn, rest);
        return kind == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PrincipalArn(
                                arn.substring(4, service - 1),
                                kind,
                                arn.substring(account, rest - 1),
                                name));
    }

    private static @Nullable Kind kindInIam(String arn, int rest) {
        if (arn.startsWith("user/", rest)) {
            return Kind.USER;
        }
        if (arn.startsWith("role/", rest)) {
            return Kind.ROLE;
        }
        if (arn.startsWith("saml-provider/", rest) || arn.startsWith("oidc-provider/", rest)) {
            return Kind.IDENTITY_PROVIDER;
        }
        return arn.startsWith("root", rest) && arn.length() == rest + 4 ? Kind.ROOT : null;
    }

    private static @Nullable Kind kindInSts(String arn, int rest) {
        if (arn.startsWith("assumed-role/", rest)) {
            return Kind.ROLE_SESSION;
        }
        return arn.startsWith("federated-user/", rest) ? Kind.FEDERATED_USER : null;
    }

    private static String name(Kind kind, String arn, int rest) {
        if (kind == Kind.ROOT) {
            return "root";
        }
        return kind == Kind.ROLE_SESSION
                ? beforeSlash(arn.substring(arn.indexOf('/', rest) + 1))
                : arn.substring(arn.lastIndexOf('/') + 1);
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
        return text.length() == ACCOUNT_DIGITS && digits(text, 0);
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < from + ACCOUNT_DIGITS; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// Whether one is a role and the other may be one of its sessions; paths are not compared, as a
    /// session does not tell its role's, and names are unique in an account.
    boolean sameRole(PrincipalArn other) {
        return name.equals(other.name)
                && account.equals(other.account)
                && partition.equals(other.partition);
    }
}
