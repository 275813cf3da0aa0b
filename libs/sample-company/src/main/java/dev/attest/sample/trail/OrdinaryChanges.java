package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.PermissionSet;
import java.time.Instant;
import java.util.List;

/// What every company does to its identities in three months.
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
                new Births(days, script, account, admin(account.account())).plan();
            }
        }
        keySwitchedOff();
        permissionSet();
        assignment();
        refusals();
    }

    private Caller admin(Account account) {
        return callers.person("noor.aziz", account, "AdministratorAccess");
    }

    private void keySwitchedOff() {
        IamUser legacy = company.inventory().account("platform-dev").user("svc-ci-legacy");
        String key = legacy.keys().getLast().id();
        script.add(
                admin(Accounts.PLATFORM),
                Happening.of(
                                days.at(64, 11, 18),
                                Company.HOME_REGION,
                                "iam",
                                "UpdateAccessKey",
                                false)
                        .asked(
                                Parameters.of(
                                        "userName",
                                        legacy.name(),
                                        "accessKeyId",
                                        key,
                                        "status",
                                        "Inactive")));
    }

    /// How PaymentsApprover came to be.
    private void permissionSet() {
        IdentityCenter center = company.inventory().identityCenter();
        PermissionSet set = center.permissionSet("PaymentsApprover");
        Caller noor = admin(Accounts.MANAGEMENT);
        String instance = center.instanceArn();
        Instant at = days.at(72, 9, 5);
        script.add(
                noor,
                sso(at, "CreatePermissionSet")
                        .asked(Parameters.of("instanceArn", instance, "name", set.name())));
        script.add(
                noor,
                sso(at.plusSeconds(40), "AttachManagedPolicyToPermissionSet")
                        .asked(
                                Parameters.of(
                                        "instanceArn",
                                        instance,
                                        "permissionSetArn",
                                        set.arn(),
                                        "managedPolicyArn",
                                        set.attached().getFirst().arn())));
        script.add(
                noor,
                sso(days.at(70, 13, 51), "UpdatePermissionSet")
                        .asked(
                                Parameters.of(
                                        "instanceArn",
                                        instance,
                                        "permissionSetArn",
                                        set.arn(),
                                        "sessionDuration",
                                        set.sessionDuration())));
    }

    private void assignment() {
        IdentityCenter center = company.inventory().identityCenter();
        script.add(
                admin(Accounts.MANAGEMENT),
                sso(days.at(44, 10, 2), "CreateAccountAssignment")
                        .asked(
                                Parameters.of(
                                        "instanceArn",
                                        center.instanceArn(),
                                        "targetId",
                                        Accounts.DATA.id(),
                                        "targetType",
                                        "AWS_ACCOUNT",
                                        "principalType",
                                        "USER",
                                        "principalId",
                                        center.user(Accounts.email("emre.yilmaz")).id(),
                                        "permissionSetArn",
                                        center.permissionSet("ReadOnlyAccess").arn())));
    }

    /// Attempts that failed: another finding than the deed.
    private void refusals() {
        AccountInventory account = company.inventory().account("platform-dev");
        IamUser emre = account.user("emre.yilmaz");
        Caller caller = callers.key(account, emre, emre.keys().getFirst(), days.windowEnd());
        for (String name : List.of("CreateUser", "AttachUserPolicy", "CreateAccessKey")) {
            script.add(
                    caller,
                    Happening.of(days.at(51, 14, 7), Company.HOME_REGION, "iam", name, false)
                            .refused("AccessDenied", Refusal.message(emre.arn(), "iam", name)));
        }
    }

    private static Happening sso(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "sso", name, false);
    }
}
