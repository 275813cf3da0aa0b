package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who asks, as far as it is known.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal".
///
/// @param arn the ARN of a user, role, role session, federated user, account root or identity
///   provider, or the name of a service such as `lambda.amazonaws.com`; null when the policies
///   belong to nobody in particular. A role's ARN stands for any session of it
/// @param groups ARNs of its groups
/// @param behind the ARN of the role or user behind a session; null when that is not known, or
///   there is none. A session's own ARN leaves out the role's path
public record Principal(@Nullable String arn, List<String> groups, @Nullable String behind) {

    private static final Principal UNKNOWN = new Principal(null, List.of());
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    public Principal {
        groups = List.copyOf(groups);
    }

    public Principal(@Nullable String arn, List<String> groups) {
        this(arn, groups, null);
    }

    public static Principal unknown() {
        return UNKNOWN;
    }

    /// A session of a role whose ARN is known.
    ///
    /// @throws IllegalArgumentException when it is not a role's ARN
    public static Principal sessionOf(String role, String session) {
        PrincipalArn parts =
                PrincipalArn.of(role)
                        .filter(arn -> arn.kind() == Kind.ROLE)
                        .orElseThrow(() -> new IllegalArgumentException("not a role: " + role));
        String arn =
                "arn:%s:sts::%s:assumed-role/%s/%s"
                        .formatted(parts.partition(), parts.account(), parts.name(), session);
        return new Principal(arn, List.of(), role);
    }

    /// What a request of this principal carries for certain: `aws:PrincipalArn`,
    /// `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:PrincipalIsAWSService` and `aws:username`,
    /// which only users have. What an ARN does not tell, such as tags and `aws:userid`, is unknown;
    /// so is the `aws:PrincipalArn` of a session, which is its role's.
    ///
    /// Source: IAM User Guide, "AWS global condition context keys" and "IAM policy elements:
    /// Variables and tags", Principal key values.
    public Context context() {
        Kind kind = kind().orElse(null);
        if (arn == null || kind == null || kind == Kind.IDENTITY_PROVIDER) {
            return Context.unknown();
        }
        if (kind == Kind.SERVICE) {
            return Context.unknown()
                    .with("aws:PrincipalIsAWSService", "true")
                    .with("aws:PrincipalServiceName", arn);
        }
        PrincipalArn parts = PrincipalArn.of(arn).orElseThrow();
        Map<String, List<String>> known = new HashMap<>();
        known.put("aws:PrincipalAccount", List.of(parts.account()));
        known.put("aws:PrincipalType", List.of(type(kind)));
        known.put("aws:PrincipalIsAWSService", List.of("false"));
        known.put("aws:username", kind == Kind.USER ? List.of(parts.name()) : List.of());
        String certain = kind == Kind.ROLE_SESSION ? behind : arn;
        if (certain != null) {
            known.put("aws:PrincipalArn", List.of(certain));
        }
        return new Context(known, false, false);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case USER -> "User";
            case ROLE, ROLE_SESSION -> "AssumedRole";
            case FEDERATED_USER -> "FederatedUser";
            case ROOT -> "Account";
            case SERVICE, IDENTITY_PROVIDER ->
                    throw new IllegalArgumentException(kind + " has no type");
        };
    }

    /// What it is; empty when the ARN does not tell.
    public Optional<Kind> kind() {
        return arn != null && isService(arn)
                ? Optional.of(Kind.SERVICE)
                : PrincipalArn.of(arn).map(PrincipalArn::kind);
    }

    private static boolean isService(String name) {
        return !name.startsWith("arn:")
                && (name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn"));
    }

    /// The account it lives in.
    public Optional<String> account() {
        return PrincipalArn.of(arn).map(PrincipalArn::account);
    }

    /// Whether it is a service-linked role, or a session of one whose role is known. Control
    /// policies do not bind those.
    ///
    /// Source: IAM User Guide, "Create a service-linked role".
    public boolean serviceLinked() {
        return (arn != null && arn.contains(SERVICE_LINKED))
                || (behind != null && behind.contains(SERVICE_LINKED));
    }

    /// What can ask.
    public enum Kind {
        USER,
        /// A role: any of its sessions.
        ROLE,
        /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`.
        ROLE_SESSION,
        /// `arn:aws:sts::ACCOUNT:federated-user/NAME`, by GetFederationToken.
        FEDERATED_USER,
        /// The root user of an account.
        ROOT,
        /// A service of AWS, by its own name and not by a role.
        SERVICE,
        /// An identity of a SAML or OpenID Connect provider, before it has assumed a role.
        IDENTITY_PROVIDER
    }
}
