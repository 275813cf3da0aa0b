package dev.attest.certification.population.model;

import dev.attest.certification.population.model.Removal.Assignment;
import dev.attest.certification.population.model.Removal.ConsolePassword;
import dev.attest.certification.population.model.Removal.GroupMember;
import dev.attest.certification.population.model.Removal.IdentityCenterMember;
import dev.attest.certification.population.model.Removal.Key;
import dev.attest.certification.population.model.Removal.RoleInlinePolicy;
import dev.attest.certification.population.model.Removal.RolePolicy;
import dev.attest.certification.population.model.Removal.RoleTrust;
import dev.attest.certification.population.model.Removal.UserInlinePolicy;
import dev.attest.certification.population.model.Removal.UserPolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The AWS CLI commands that take one access away, in the order to run them, each safe to paste
/// into a POSIX shell.
public final class RemovalCommands {
    private RemovalCommands() {}

    public static List<String> of(Removal removal) {
        return switch (removal) {
            case UserPolicy(var user, var arn) ->
                    List.of(iam("detach-user-policy", "--user-name", user, "--policy-arn", arn));
            case UserInlinePolicy(var user, var name) ->
                    List.of(iam("delete-user-policy", "--user-name", user, "--policy-name", name));
            case GroupMember(var user, var group) ->
                    List.of(
                            iam(
                                    "remove-user-from-group",
                                    "--user-name",
                                    user,
                                    "--group-name",
                                    group));
            case RolePolicy(var role, var arn) ->
                    List.of(iam("detach-role-policy", "--role-name", role, "--policy-arn", arn));
            case RoleInlinePolicy(var role, var name) ->
                    List.of(iam("delete-role-policy", "--role-name", role, "--policy-name", name));
            case RoleTrust(var role, var document) ->
                    List.of(
                            iam(
                                    "update-assume-role-policy",
                                    "--role-name",
                                    role,
                                    "--policy-document",
                                    document));
            case Key key -> keyCommands(key);
            case ConsolePassword(var user) ->
                    List.of(iam("delete-login-profile", "--user-name", user));
            case Assignment assignment -> List.of(assignmentCommand(assignment));
            case IdentityCenterMember member -> membershipCommands(member);
        };
    }

    private static List<String> keyCommands(Key key) {
        var id = key.accessKeyId();
        if (id != null) {
            return List.of(deactivate(key.userName(), id), delete(key.userName(), id));
        }
        // A credential report carries no key ids: the person who runs the plan looks them up first.
        return List.of(
                iam("list-access-keys", "--user-name", key.userName()),
                deactivate(key.userName(), "ACCESS_KEY_ID"),
                delete(key.userName(), "ACCESS_KEY_ID"));
    }

    private static String deactivate(String user, String id) {
        return iam(
                "update-access-key",
                "--user-name",
                user,
                "--access-key-id",
                id,
                "--status",
                "Inactive");
    }

    private static String delete(String user, String id) {
        return iam("delete-access-key", "--user-name", user, "--access-key-id", id);
    }

    private static String assignmentCommand(Assignment of) {
        return command(
                "sso-admin",
                "delete-account-assignment",
                "--instance-arn",
                of.instanceArn(),
                "--target-id",
                of.accountId(),
                "--target-type",
                "AWS_ACCOUNT",
                "--permission-set-arn",
                of.permissionSetArn(),
                "--principal-type",
                of.principalType(),
                "--principal-id",
                of.principalId());
    }

    private static List<String> membershipCommands(IdentityCenterMember of) {
        var membershipId = of.membershipId();
        var delete =
                command(
                        "identitystore",
                        "delete-group-membership",
                        "--identity-store-id",
                        of.identityStoreId(),
                        "--membership-id",
                        membershipId == null ? "MEMBERSHIP_ID" : membershipId);
        return membershipId == null
                ? List.of(
                        command(
                                "identitystore",
                                "get-group-membership-id",
                                "--identity-store-id",
                                of.identityStoreId(),
                                "--group-id",
                                of.groupId(),
                                "--member-id",
                                "UserId=" + of.userId()),
                        delete)
                : List.of(delete);
    }

    private static String iam(String... arguments) {
        return Stream.concat(Stream.of("aws", "iam"), Stream.of(arguments))
                .map(Shell::quote)
                .collect(Collectors.joining(" "));
    }

    private static String command(String... arguments) {
        return Stream.concat(Stream.of("aws"), Stream.of(arguments))
                .map(Shell::quote)
                .collect(Collectors.joining(" "));
    }
}
