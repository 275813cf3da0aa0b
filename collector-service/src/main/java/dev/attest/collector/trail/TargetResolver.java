package dev.attest.collector.trail;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom or what a call acted upon, named as the inventory names it.
final class TargetResolver {

    private final String account;
    private final RecordFields record;
    private final CallDetails call;

    private TargetResolver(String account, RecordFields record) {
        this.account = account;
        this.record = record;
        this.call = record.call;
    }

    /// @return an ARN, or what Identity Center calls the principal or permission set, or
    ///   Organizations the policy or account; of what an account has one of, its id and what that
    ///   is, such as `111122223333/password-policy`; null when the record does not say
    static @Nullable String resolve(
            String source, String name, String account, RecordFields record, Actor actor) {
        var resolver = new TargetResolver(account, record);
        CallDetails call = record.call;
        return switch (source) {
            case "iam.amazonaws.com" -> resolver.ofIam(name, actor);
            case "sts.amazonaws.com" -> call.roleArn;
            case "sso.amazonaws.com",
                    "sso-directory.amazonaws.com",
                    "identitystore.amazonaws.com" ->
                    call.principalId != null
                            ? call.principalId
                            : call.permissionSetArn != null
                                    ? call.permissionSetArn
                                    : call.named("applicationArn");
            case "organizations.amazonaws.com" ->
                    call.named("policyId", CallDetails.MADE, "accountId", "resourceId");
            default ->
                    call.roleArn != null || Boolean.TRUE.equals(record.readOnly)
                            ? call.roleArn
                            : resolver.ofResource(source, name);
        };
    }

    private @Nullable String ofIam(String name, Actor actor) {
        return switch (name) {
            case "UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy" ->
                    ofAccount("password-policy");
            case "SetSecurityTokenServicePreferences" -> ofAccount("account-summary");
            default -> ofIdentity(name, actor);
        };
    }

    private @Nullable String ofIdentity(String name, Actor actor) {
        if (call.resultArn != null) {
            return call.resultArn;
        }
        if (call.roleName != null) {
            return iam("role/", call.roleName);
        }
        String user = call.userName != null ? call.userName : call.resultUserName;
        if (user != null) {
            return iam("user/", user);
        }
        if (call.groupName != null) {
            return iam("group/", call.groupName);
        }
        String thing =
                call.named(
                        CallDetails.MADE,
                        "policyArn",
                        "sAMLProviderArn",
                        "openIDConnectProviderArn",
                        "serialNumber");
        if (thing != null) {
            return thing;
        }
        String certificate = call.named("serverCertificateName");
        if (certificate != null) {
            return iam("server-certificate/", certificate);
        }
        return concernsTheCaller(name) && actor.kind() == ActorKind.IAM_USER
                ? actor.principalId()
                : null;
    }

    /// Calls that mean the caller's own user when they name nobody.
    private static boolean concernsTheCaller(String name) {
        return switch (name) {
            case "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "ChangePassword" -> true;
            default -> false;
        };
    }

    private @Nullable String ofResource(String source, String name) {
        String named =
                switch (source) {
                    case "access-analyzer.amazonaws.com" ->
                            regional("access-analyzer", "analyzer/", call.named("analyzerName"));
                    case "cloudtrail.amazonaws.com" ->
                            regional("cloudtrail", "trail/", call.named("trailName", "name"));
                    case "config.amazonaws.com" ->
                            regional(
                                    "config",
                                    "config-rule/",
                                    call.named("configRuleName", "configRuleArn", "configRuleId"));
                    case "ec2.amazonaws.com" ->
                            regional("ec2", "instance/", call.named("instanceId"));
                    case "rds.amazonaws.com" -> ofDatabase();
                    case "s3.amazonaws.com", "s3-control.amazonaws.com" -> ofStorage(name);
                    default -> null;
                };
        return named != null ? named : call.named(CallDetails.MADE, CallDetails.RESOURCE);
    }

    private @Nullable String ofDatabase() {
        String tagged = call.named("resourceName");
        if (tagged != null) {
            return tagged;
        }
        String instance = call.named("dBInstanceIdentifier");
        String cluster = call.named("dBClusterIdentifier");
        return instance == null
                ? regional("rds", "cluster:", lower(cluster))
                : regional("rds", "db:", lower(instance));
    }

    /// RDS keeps names in lower case, however they were written.
    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    private @Nullable String ofStorage(String name) {
        return switch (name) {
            case "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock" ->
                    ofAccount("s3-account");
            default -> ofBucket();
        };
    }

    /// A call about an object is not about its bucket.
    private @Nullable String ofBucket() {
        String bucket = call.named("bucketName");
        return bucket == null || call.named("key") != null
                ? null
                : "arn:" + record.partition() + ":s3:::" + bucket;
    }

    /// What an account has one of has no name but that of its kind.
    private String ofAccount(String type) {
        return account + "/" + type;
    }

    private String iam(String kind, String name) {
        return "arn:" + record.partition() + ":iam::" + account + ":" + kind + name;
    }

    private @Nullable String regional(String service, String kind, @Nullable String name) {
        return name == null || name.startsWith("arn:")
                ? name
                : "arn:%s:%s:%s:%s:%s%s"
                        .formatted(record.partition(), service, record.region, account, kind, name);
    }
}
