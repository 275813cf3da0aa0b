package dev.attest.collector.trail;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import org.jspecify.annotations.Nullable;

/// Whom a call acted upon.
final class TargetResolver {

    private TargetResolver() {}

    /// @param partition such as `aws-cn`
    /// @return an ARN, or what Identity Center calls the principal or permission set; null when the
    ///   call concerns no principal
    static @Nullable String resolve(
            String source,
            String name,
            String account,
            String partition,
            CallDetails call,
            Actor actor) {
        return switch (source) {
            case "iam.amazonaws.com" -> ofIam(name, account, partition, call, actor);
            case "sts.amazonaws.com" -> call.roleArn;
            case "sso.amazonaws.com",
                    "sso-directory.amazonaws.com",
                    "identitystore.amazonaws.com" ->
                    call.principalId != null ? call.principalId : call.permissionSetArn;
            default -> call.roleArn;
        };
    }

    private static @Nullable String ofIam(
            String name, String account, String partition, CallDetails call, Actor actor) {
        if (call.resultArn != null) {
            return call.resultArn;
        }
        if (call.roleName != null) {
            return arn(partition, account, "role/", call.roleName);
        }
        String user = call.userName != null ? call.userName : call.resultUserName;
        if (user != null) {
            return arn(partition, account, "user/", user);
        }
        if (call.groupName != null) {
            return arn(partition, account, "group/", call.groupName);
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

    private static String arn(String partition, String account, String kind, String name) {
        return "arn:" + partition + ":iam::" + account + ":" + kind + name;
    }
}
