package dev.attest.sample.trail;

import static java.util.Objects.requireNonNull;

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

/// Stories that the trail tells: somebody did something.
final class Plots {

    static final String MFA_REMOVED = "lucas.meyer";
    static final int MFA_DAY = 9;

    private static final int GRANT_DAY = 12;
    private static final int VENDOR_FIRST = 32;
    private static final String INTRUDER = "203.0.113.66";
    private static final String GUESSED = "felix.arnold";

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;

    Plots(Company company, Callers callers, Script script) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
    }

    List<Story> plan() {
        return List.of(rootLogin(), grant(), mfaRemoved(), leaver(), externalTrust(), bruteForce());
    }

    /// The last sign-in of the guessed user was not theirs; its records are part of that story.
    static boolean byIntruder(IamUser user, Instant at, Days days) {
        return user.name().equals(GUESSED) && at.isAfter(days.at(6, 0, 0));
    }

    private Story rootLogin() {
        Caller root = callers.root(Accounts.PAYMENTS, "203.0.113.19");
        Instant at = days.at(Company.ROOT_LOGIN, 2, 13);
        List<String> ids = new ArrayList<>();
        ids.add(script.add(root, SignIn.failure(at.minusSeconds(74), Company.HOME_REGION)));
        ids.add(script.add(root, SignIn.success(at, Company.HOME_REGION, false)));
        ids.add(script.add(root, iam(at.plusSeconds(95), "GetAccountSummary", true)));
        ids.add(script.add(root, iam(at.plusSeconds(131), "ListUsers", true)));
        return new Story(Plot.ROOT_LOGIN, Accounts.PAYMENTS.id(), root.arn(), root.arn(), at, ids);
    }

    private Story grant() {
        IamRole role = company.inventory().account("platform-dev").role("ci-deployer");
        Caller mateo = callers.person("mateo.silva", Accounts.PLATFORM, "AdministratorAccess");
        Instant at = days.at(GRANT_DAY, 16, 42);
        String id =
                script.add(
                        mateo,
                        iam(at, "AttachRolePolicy", false)
                                .asked(
                                        "{\"roleName\":\"ci-deployer\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}"));
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
        String serial = "\"serialNumber\":\"" + device + "\"";
        List<String> ids = new ArrayList<>();
        ids.add(
                script.add(
                        caller,
                        iam(at, "DeactivateMFADevice", false)
                                .asked("{\"userName\":\"" + lucas.name() + "\"," + serial + "}")));
        ids.add(
                script.add(
                        caller,
                        iam(at.plusSeconds(3), "DeleteVirtualMFADevice", false)
                                .asked("{" + serial + "}")));
        return new Story(
                Plot.MFA_REMOVED, account.account().id(), lucas.arn(), lucas.arn(), at, ids);
    }

    private Story leaver() {
        AccountInventory account = company.inventory().account("platform-dev");
        IamUser viktor = account.user("viktor.sauer");
        var key = viktor.keys().getFirst();
        Caller caller = callers.key(account, viktor, key, days.windowEnd());
        Instant at = days.at(Company.LEAVER_KEY_USED, 23, 11);
        List<String> ids = new ArrayList<>();
        for (int i = 4; i > 0; i--) {
            Happening read =
                    Happening.of(
                                    at.minusSeconds(40L * i),
                                    Company.HOME_REGION,
                                    "s3",
                                    "GetObject",
                                    true)
                            .onData(true)
                            .asked(
                                    "{\"bucketName\":\"meridian-routing\",\"Host\":\"meridian-routing.s3.amazonaws.com\",\"key\":\"models/v%d.bin\"}"
                                            .formatted(i));
            ids.add(script.add(caller, read));
        }
        return new Story(
                Plot.LEAVER_WITH_KEY, account.account().id(), viktor.arn(), key.id(), at, ids);
    }

    private Story externalTrust() {
        IamRole role = company.inventory().account("data-prod").role("vendor-analytics");
        Caller ines = callers.person("ines.duarte", Accounts.DATA, "AdministratorAccess");
        Instant at = days.at(Company.VENDOR_TRUST, 15, 20);
        List<String> ids = new ArrayList<>();
        ids.add(
                script.add(
                        ines,
                        iam(at, "UpdateAssumeRolePolicy", false)
                                .asked(
                                        "{\"roleName\":\"vendor-analytics\",\"policyDocument\":\"%s\"}"
                                                .formatted(role.trust().replace("\"", "\\\"")))));
        Caller vendor =
                callers.assuming(
                        Accounts.DATA,
                        role,
                        Identity.otherAccount("AROAV3ND0RANALYT1CS77:export", Accounts.VENDOR),
                        Accounts.VENDOR,
                        Origin.stranger("203.0.113.140"),
                        Trade.SERVICE);
        for (int day : new int[] {VENDOR_FIRST, 25, 18, 11, Company.VENDOR_LAST}) {
            ids.add(script.add(vendor, assumed(days.at(day, 4, 12), role)));
        }
        return new Story(
                Plot.EXTERNAL_TRUST, Accounts.DATA.id(), ines.target(), role.arn(), at, ids);
    }

    private static Happening assumed(Instant at, IamRole role) {
        return Happening.of(at, Company.HOME_REGION, "sts", "AssumeRole", true)
                .asked(
                        "{\"roleArn\":\"%s\",\"roleSessionName\":\"export\",\"durationSeconds\":3600}"
                                .formatted(role.arn()));
    }

    private Story bruteForce() {
        AccountInventory account = company.inventory().account("payments-prod");
        IamUser felix = account.user(GUESSED);
        Caller intruder = callers.login(account, felix, Origin.stranger(INTRUDER));
        Instant success = requireNonNull(requireNonNull(felix.password()).lastUsed());
        List<String> ids = new ArrayList<>();
        for (int attempt = 14; attempt > 0; attempt--) {
            ids.add(
                    script.add(
                            intruder,
                            SignIn.failure(success.minusSeconds(41L * attempt), "eu-north-1")));
        }
        ids.add(script.add(intruder, SignIn.success(success, "eu-north-1", false)));
        ids.add(
                script.add(
                        intruder,
                        iam(success.plusSeconds(64), "CreateAccessKey", false)
                                .refused(
                                        "AccessDenied",
                                        "User: %s is not authorized to perform: iam:CreateAccessKey on resource: user %s because no identity-based policy allows the iam:CreateAccessKey action"
                                                .formatted(felix.arn(), felix.name()))));
        return new Story(
                Plot.BRUTE_FORCE, account.account().id(), felix.arn(), INTRUDER, success, ids);
    }

    private static Happening iam(Instant at, String name, boolean read) {
        return Happening.of(at, Company.HOME_REGION, "iam", name, read);
    }
}
