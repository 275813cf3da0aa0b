package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.Plot;
import dev.attest.sample.model.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Stories of people of the company who made it less safe.
final class Weakenings {

    /// Who gave up their second factor, and when.
    static final String MFA_REMOVED = "lucas.meyer";

    static final int MFA_DAY = 9;

    private static final int GRANT_DAY = 12;
    private static final List<Integer> VENDOR_DAYS = List.of(32, 25, 18, 11, Company.VENDOR_LAST);

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;

    Weakenings(Company company, Callers callers, Script script) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
    }

    List<Story> plan() {
        return List.of(grant(), mfaRemoved(), externalTrust());
    }

    private Story grant() {
        IamRole role = company.inventory().account("platform-dev").role("ci-deployer");
        Caller mateo = callers.person("mateo.silva", Accounts.PLATFORM, "AdministratorAccess");
        Instant at = days.at(GRANT_DAY, 16, 42);
        String request =
                Parameters.of(
                        "roleName",
                        role.name(),
                        "policyArn",
                        "arn:aws:iam::aws:policy/AdministratorAccess");
        String id = script.add(mateo, iam(at, "AttachRolePolicy").asked(request));
        return new Story(
                Plot.ADMINISTRATOR_GRANT,
                Accounts.PLATFORM.id(),
                mateo.target(),
                role.arn(),
                at,
                List.of(id));
    }

    private Story mfaRemoved() {
        AccountInventory account = company.inventory().account("payments-prod");
        IamUser lucas = account.user(MFA_REMOVED);
        Caller caller = callers.console(account, lucas, true, days.windowEnd());
        String device = "arn:aws:iam::" + account.account().id() + ":mfa/" + lucas.name();
        Instant at = days.at(MFA_DAY, 22, 5);
        String both = Parameters.of("userName", lucas.name(), "serialNumber", device);
        List<String> ids = new ArrayList<>();
        ids.add(script.add(caller, iam(at, "DeactivateMFADevice").asked(both)));
        ids.add(
                script.add(
                        caller,
                        iam(at.plusSeconds(3), "DeleteVirtualMFADevice")
                                .asked(Parameters.of("serialNumber", device))));
        return new Story(
                Plot.MFA_REMOVED, account.account().id(), lucas.arn(), lucas.arn(), at, ids);
    }

    private Story externalTrust() {
        IamRole role = company.inventory().account("data-prod").role("vendor-analytics");
        Caller ines = callers.person("ines.duarte", Accounts.DATA, "AdministratorAccess");
        Instant at = days.at(Company.VENDOR_TRUST, 15, 20);
        String request = Parameters.of("roleName", role.name(), "policyDocument", role.trust());
        List<String> ids = new ArrayList<>();
        ids.add(script.add(ines, iam(at, "UpdateAssumeRolePolicy").asked(request)));
        Caller vendor = vendor(role);
        for (int day : VENDOR_DAYS) {
            ids.add(
                    script.add(
                            vendor,
                            Happening.of(
                                            days.at(day, 4, 12),
                                            Company.HOME_REGION,
                                            "sts",
                                            "AssumeRole",
                                            true)
                                    .asked(
                                            Parameters.of(
                                                    "roleArn",
                                                    role.arn(),
                                                    "roleSessionName",
                                                    "export"))));
        }
        return new Story(
                Plot.EXTERNAL_TRUST, Accounts.DATA.id(), ines.target(), role.arn(), at, ids);
    }

    private Caller vendor(IamRole role) {
        return callers.assuming(
                Accounts.DATA,
                role,
                Identity.otherAccount("AROAV3ND0RANALYT1CS77:export", Accounts.VENDOR),
                Accounts.VENDOR,
                Origin.stranger("203.0.113.140"),
                Trade.SERVICE);
    }

    private static Happening iam(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "iam", name, false);
    }
}
