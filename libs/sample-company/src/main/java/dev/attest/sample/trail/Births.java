package dev.attest.sample.trail;

import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamGroup;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.ManagedPolicy;
import dev.attest.sample.model.PolicyRef;
import java.time.Instant;

/// Whatever the inventory of an account says was made within the trail has the record of its
/// making.
final class Births {

    private final Days days;
    private final Script script;
    private final AccountInventory account;
    private final Caller admin;

    /// @param admin who made it all
    Births(Days days, Script script, AccountInventory account, Caller admin) {
        this.days = days;
        this.script = script;
        this.account = account;
        this.admin = admin;
    }

    void plan() {
        account.users().stream().filter(user -> fresh(user.created())).forEach(this::user);
        account.users().forEach(this::keys);
        account.roles().stream().filter(role -> fresh(role.created())).forEach(this::role);
        account.policies().stream().filter(each -> fresh(each.created())).forEach(this::policy);
        account.groups().stream().filter(group -> fresh(group.created())).forEach(this::group);
    }

    private boolean fresh(Instant created) {
        return days.inWindow(created);
    }

    private void user(IamUser user) {
        String answer =
                Parameters.of(
                        "path",
                        "/",
                        "userName",
                        user.name(),
                        "userId",
                        user.id(),
                        "arn",
                        user.arn());
        script.add(
                admin,
                iam(user.created(), "CreateUser")
                        .asked(Parameters.of("userName", user.name()))
                        .answered(Parameters.wrapped("user", answer)));
        if (user.password() != null) {
            script.add(
                    admin,
                    iam(user.created().plusSeconds(11), "CreateLoginProfile")
                            .asked(Parameters.of("userName", user.name())));
        }
    }

    private void keys(IamUser user) {
        for (AccessKey key : user.keys()) {
            if (fresh(key.created())) {
                String answer =
                        Parameters.of(
                                "userName",
                                user.name(),
                                "accessKeyId",
                                key.id(),
                                "status",
                                "Active");
                script.add(
                        admin,
                        iam(key.created(), "CreateAccessKey")
                                .asked(Parameters.of("userName", user.name()))
                                .answered(Parameters.wrapped("accessKey", answer)));
            }
        }
    }

    private void role(IamRole role) {
        script.add(
                admin,
                iam(role.created(), "CreateRole")
                        .asked(
                                Parameters.of(
                                        "roleName",
                                        role.name(),
                                        "path",
                                        role.path(),
                                        "assumeRolePolicyDocument",
                                        role.trust())));
        for (PolicyRef policy : role.attached()) {
            script.add(
                    admin,
                    iam(role.created().plusSeconds(4), "AttachRolePolicy")
                            .asked(
                                    Parameters.of(
                                            "roleName", role.name(), "policyArn", policy.arn())));
        }
    }

    private void policy(ManagedPolicy policy) {
        script.add(
                admin,
                iam(policy.created(), "CreatePolicy")
                        .asked(
                                Parameters.of(
                                        "policyName",
                                        policy.name(),
                                        "policyDocument",
                                        policy.document())));
    }

    private void group(IamGroup group) {
        Instant at = group.created();
        script.add(admin, iam(at, "CreateGroup").asked(Parameters.of("groupName", group.name())));
        for (PolicyRef policy : group.attached()) {
            script.add(
                    admin,
                    iam(at.plusSeconds(9), "AttachGroupPolicy")
                            .asked(
                                    Parameters.of(
                                            "groupName", group.name(), "policyArn", policy.arn())));
        }
        for (IamUser user : account.users()) {
            if (user.groups().contains(group.name())) {
                script.add(
                        admin,
                        iam(at.plusSeconds(31), "AddUserToGroup")
                                .asked(
                                        Parameters.of(
                                                "groupName",
                                                group.name(),
                                                "userName",
                                                user.name())));
            }
        }
    }

    private static Happening iam(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "iam", name, false);
    }
}
