package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.ManagedPolicy;
import dev.attest.sample.model.PermissionSet;
import java.time.Instant;
import java.util.Objects;

/// What every company does to its identities in three months. Whatever the inventory says was made
/// within the trail has the record of its making here.
final class OrdinaryChanges {

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;

    OrdinaryChanges(Company company, Callers callers, Script script) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
    }

    void plan() {
        for (AccountInventory account : company.inventory().accounts()) {
            if (!account.account().equals(Accounts.SANDBOX)) {
                births(account, admin(account.account()));
            }
        }
        keys();
        identityCenter();
        refusals();
    }

    private Caller admin(Account account) {
        return callers.person("noor.aziz", account, "AdministratorAccess");
    }

    private void births(AccountInventory account, Caller admin) {
        account.users().forEach(user -> birth(admin, user));
        for (IamUser user : account.users()) {
            for (AccessKey key : user.keys()) {
                if (days.inWindow(key.created())) {
                    keyCreated(admin, user, key);
                }
            }
        }
        for (IamRole role : account.roles()) {
            if (days.inWindow(role.created())) {
                script.add(
                        admin,
                        iam(role.created(), "CreateRole")
                                .asked(
                                        "{\"roleName\":\"%s\",\"path\":\"%s\",\"assumeRolePolicyDocument\":\"%s\"}"
                                                .formatted(
                                                        role.name(),
                                                        role.path(),
                                                        quoted(role.trust()))));
                role.attached()
                        .forEach(policy ->
                                script.add(
                                        admin,
                                        iam(role.created().plusSeconds(4), "AttachRolePolicy")
                                                .asked(
                                                        "{\"roleName\":\"%s\",\"policyArn\":\"%s\"}"
                                                                .formatted(
                                                                        role.name(),
                                                                        policy.arn()))));
            }
        }
        groupsAndPolicies(account, admin);
    }

    private void groupsAndPolicies(AccountInventory account, Caller admin) {
        for (ManagedPolicy policy : account.policies()) {
            if (days.inWindow(policy.created())) {
                script.add(
                        admin,
                        iam(policy.created(), "CreatePolicy")
                                .asked(
                                        "{\"policyName\":\"%s\",\"policyDocument\":\"%s\"}"
                                                .formatted(
                                                        policy.name(), quoted(policy.document()))));
            }
        }
        account.groups().stream()
                .filter(group -> days.inWindow(group.created()))
                .forEach(group -> {
                    String name = "\"groupName\":\"" + group.name() + "\"";
                    Instant at = group.created();
                    script.add(admin, iam(at, "CreateGroup").asked("{" + name + "}"));
                    group.attached()
                            .forEach(policy ->
                                    script.add(
                                            admin,
                                            iam(at.plusSeconds(9), "AttachGroupPolicy")
                                                    .asked(
                                                            "{%s,\"policyArn\":\"%s\"}"
                                                                    .formatted(
                                                                            name, policy.arn()))));
                    account.users().stream()
                            .filter(user -> user.groups().contains(group.name()))
                            .forEach(user ->
                                    script.add(
                                            admin,
                                            iam(at.plusSeconds(31), "AddUserToGroup")
                                                    .asked(
                                                            "{%s,\"userName\":\"%s\"}"
                                                                    .formatted(
                                                                            name, user.name()))));
                });
    }

    private void birth(Caller admin, IamUser user) {
        Instant at = user.created();
        if (!days.inWindow(at)) {
            return;
        }
        String name = "{\"userName\":\"" + user.name() + "\"}";
        script.add(
                admin,
                iam(at, "CreateUser")
                        .asked(name)
                        .answered(
                                "{\"user\":{\"path\":\"/\",\"userName\":\"%s\",\"userId\":\"%s\",\"arn\":\"%s\"}}"
                                        .formatted(user.name(), user.id(), user.arn())));
        if (user.password() != null) {
            script.add(admin, iam(at.plusSeconds(11), "CreateLoginProfile").asked(name));
        }
    }

    private void keyCreated(Caller admin, IamUser user, AccessKey key) {
        script.add(
                admin,
                iam(key.created(), "CreateAccessKey")
                        .asked("{\"userName\":\"" + user.name() + "\"}")
                        .answered(
                                "{\"accessKey\":{\"userName\":\"%s\",\"accessKeyId\":\"%s\",\"status\":\"Active\"}}"
                                        .formatted(user.name(), key.id())));
    }

    private void keys() {
        IamUser legacy = company.inventory().account("platform-dev").user("svc-ci-legacy");
        String key = legacy.keys().getLast().id();
        script.add(
                admin(Accounts.PLATFORM),
                iam(days.at(64, 11, 18), "UpdateAccessKey")
                        .asked(
                                "{\"userName\":\"%s\",\"accessKeyId\":\"%s\",\"status\":\"Inactive\"}"
                                        .formatted(legacy.name(), key)));
    }

    private void identityCenter() {
        IdentityCenter center = company.inventory().identityCenter();
        PermissionSet approver = center.permissionSet("PaymentsApprover");
        Caller noor = admin(Accounts.MANAGEMENT);
        String instance = "\"instanceArn\":\"" + center.instanceArn() + "\"";
        String set = instance + ",\"permissionSetArn\":\"" + approver.arn() + "\"";
        Instant at = days.at(72, 9, 5);
        script.add(
                noor,
                sso(at, "CreatePermissionSet")
                        .asked("{" + instance + ",\"name\":\"PaymentsApprover\"}"));
        script.add(
                noor,
                sso(at.plusSeconds(40), "AttachManagedPolicyToPermissionSet")
                        .asked(
                                "{%s,\"managedPolicyArn\":\"%s\"}"
                                        .formatted(set, approver.attached().getFirst().arn())));
        script.add(
                noor,
                sso(days.at(70, 13, 51), "UpdatePermissionSet")
                        .asked("{" + set + ",\"sessionDuration\":\"PT4H\"}"));
        String email = Accounts.email("emre.yilmaz");
        script.add(
                noor,
                sso(days.at(44, 10, 2), "CreateAccountAssignment")
                        .asked(
                                "{%s,\"targetId\":\"%s\",\"targetType\":\"AWS_ACCOUNT\",\"principalType\":\"USER\",\"principalId\":\"%s\",\"permissionSetArn\":\"%s\"}"
                                        .formatted(
                                                instance,
                                                Accounts.DATA.id(),
                                                center.user(email).id(),
                                                center.permissionSet("ReadOnlyAccess").arn())));
    }

    /// Attempts that failed: another finding than the deed.
    private void refusals() {
        AccountInventory account = company.inventory().account("platform-dev");
        IamUser emre = account.user("emre.yilmaz");
        Caller caller = callers.key(account, emre, emre.keys().getFirst(), days.windowEnd());
        for (String name : new String[] {"CreateUser", "AttachUserPolicy", "CreateAccessKey"}) {
            script.add(
                    caller,
                    iam(days.at(51, 14, 7), name)
                            .refused(
                                    "AccessDenied",
                                    "User: %s is not authorized to perform: iam:%s because no identity-based policy allows the iam:%s action"
                                            .formatted(
                                                    Objects.requireNonNull(emre.arn()),
                                                    name,
                                                    name)));
        }
    }

    private static String quoted(String json) {
        return json.replace("\"", "\\\"");
    }

    private static Happening iam(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "iam", name, false);
    }

    private static Happening sso(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "sso", name, false);
    }
}
