package dev.attest.collector.trail;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who acted. Says what the record carries and guesses nothing: a role session belongs to the role
/// that issued it, and an identity of an unknown type stays unknown.
final class ActorResolver {

    private static final String UNKNOWN_NAME = "unknown";
    private static final Set<String> IDENTITY_CENTER_SIGN_IN =
            Set.of("UserAuthentication", "CredentialChallenge", "CredentialVerification");

    private ActorResolver() {}

    static Actor resolve(RecordFields record) {
        UserIdentity who = record.identity;
        String loginName = record.loginName;
        String type = who.type == null ? "" : who.type;
        return switch (type) {
            case "Root" -> root(who, record.partition());
            case "IAMUser" -> iamUser(who);
            case "AssumedRole", "Role" -> role(who);
            case "FederatedUser" -> federated(who);
            case "WebIdentityUser" -> outside(ActorKind.WEB_IDENTITY, who, loginName);
            case "SAMLUser" -> outside(ActorKind.SAML, who, loginName);
            case "IdentityCenterUser" -> identityCenter(who, loginName);
            case "AWSService" -> service(who);
            case "AWSAccount" -> account(who);
            case "" -> who.invokedBy == null ? unknown(who, loginName) : service(who);
            default ->
                    signsInToIdentityCenter(record)
                            ? identityCenter(who, loginName)
                            : unknown(who, loginName);
        };
    }

    /// Identity Center's own sign-in events do not always tell the type of whom they are about.
    ///
    /// Source: IAM Identity Center User Guide, "Understanding IAM Identity Center sign-in events".
    private static boolean signsInToIdentityCenter(RecordFields record) {
        return "signin.amazonaws.com".equals(record.eventSource)
                && record.eventName != null
                && IDENTITY_CENTER_SIGN_IN.contains(record.eventName);
    }

    private static Actor root(UserIdentity who, String partition) {
        String arn =
                who.arn != null && who.arn.startsWith("arn:") && who.arn.endsWith(":root")
                        ? who.arn
                        : who.accountId == null
                                ? null
                                : "arn:" + partition + ":iam::" + who.accountId + ":root";
        return new Actor(ActorKind.ROOT, arn, "root", who.accountId, null, who.sourceIdentity);
    }

    private static Actor iamUser(UserIdentity who) {
        String name = firstOf(who.userName, lastSegment(who.arn), who.principalId);
        return new Actor(
                ActorKind.IAM_USER, who.arn, name, who.accountId, null, who.sourceIdentity);
    }

    private static Actor role(UserIdentity who) {
        String roleArn = who.issuerArn != null ? who.issuerArn : plainRole(who.arn);
        String name = firstOf(who.issuerUserName, lastSegment(roleArn), sessionRole(who.arn));
        return new Actor(
                ActorKind.ASSUMED_ROLE,
                roleArn,
                name,
                who.issuerAccountId != null ? who.issuerAccountId : who.accountId,
                sessionName(who),
                who.sourceIdentity);
    }

    /// A federated session acts with the rights of the IAM user who asked for it.
    private static Actor federated(UserIdentity who) {
        String name = firstOf(who.issuerUserName, lastSegment(who.arn), who.principalId);
        return new Actor(
                ActorKind.FEDERATED_USER,
                who.issuerArn,
                name,
                who.issuerAccountId != null ? who.issuerAccountId : who.accountId,
                lastSegment(who.arn),
                who.sourceIdentity);
    }

    private static Actor outside(ActorKind kind, UserIdentity who, @Nullable String loginName) {
        String name = firstOf(who.userName, loginName, who.principalId);
        return new Actor(kind, null, name, who.accountId, null, who.sourceIdentity);
    }

    private static Actor identityCenter(UserIdentity who, @Nullable String loginName) {
        String name = firstOf(who.userName, loginName, who.onBehalfOfUserId);
        return new Actor(
                ActorKind.IDENTITY_CENTER_USER,
                who.onBehalfOfUserId,
                name,
                who.accountId,
                null,
                who.sourceIdentity);
    }

    private static Actor service(UserIdentity who) {
        String name = firstOf(who.invokedBy, who.userName, who.principalId);
        return new Actor(ActorKind.AWS_SERVICE, null, name, who.accountId, null, null);
    }

    private static Actor account(UserIdentity who) {
        String name = firstOf(who.accountId, who.principalId, null);
        return new Actor(
                ActorKind.AWS_ACCOUNT, who.arn, name, who.accountId, null, who.sourceIdentity);
    }

    private static Actor unknown(UserIdentity who, @Nullable String loginName) {
        String name = firstOf(who.userName, loginName, who.principalId);
        return new Actor(ActorKind.UNKNOWN, who.arn, name, who.accountId, null, null);
    }

    private static String firstOf(@Nullable String a, @Nullable String b, @Nullable String c) {
        if (a != null && !a.isEmpty()) {
            return a;
        }
        if (b != null && !b.isEmpty()) {
            return b;
        }
        return c != null && !c.isEmpty() ? c : UNKNOWN_NAME;
    }

    private static @Nullable String sessionName(UserIdentity who) {
        if (who.arn != null && who.arn.contains(":assumed-role/")) {
            return lastSegment(who.arn);
        }
        int colon = who.principalId == null ? -1 : who.principalId.indexOf(':');
        return who.principalId == null || colon < 0 ? null : who.principalId.substring(colon + 1);
    }

    /// An `iam` role ARN is the role itself; a session's `sts` ARN has lost the role's path.
    private static @Nullable String plainRole(@Nullable String arn) {
        return arn != null && arn.contains(":role/") ? arn : null;
    }

    private static @Nullable String sessionRole(@Nullable String arn) {
        int from = arn == null ? -1 : arn.indexOf(":assumed-role/");
        if (arn == null || from < 0) {
            return null;
        }
        int start = from + ":assumed-role/".length();
        int slash = arn.indexOf('/', start);
        return slash < 0 ? arn.substring(start) : arn.substring(start, slash);
    }

    private static @Nullable String lastSegment(@Nullable String arn) {
        return arn == null || arn.indexOf('/') < 0 ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
