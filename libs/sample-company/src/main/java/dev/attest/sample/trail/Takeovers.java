package dev.attest.sample.trail;

import static java.util.Objects.requireNonNull;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.Plot;
import dev.attest.sample.model.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Stories of identities in the wrong hands.
final class Takeovers {

    private static final String INTRUDER = "203.0.113.66";
    private static final String GUESSED = "felix.arnold";
    private static final String OTHER_REGION = "eu-north-1";

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;

    Takeovers(Company company, Callers callers, Script script) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
    }

    List<Story> plan() {
        return List.of(rootLogin(), leaver(), bruteForce());
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

    private Story leaver() {
        AccountInventory account = company.inventory().account("platform-dev");
        IamUser viktor = account.user("viktor.sauer");
        AccessKey key = viktor.keys().getFirst();
        Caller caller = callers.key(account, viktor, key, days.windowEnd());
        Instant at = days.at(Company.LEAVER_KEY_USED, 23, 11);
        List<String> ids = new ArrayList<>();
        for (int version = 4; version > 0; version--) {
            ids.add(script.add(caller, download(at.minusSeconds(40L * version), version)));
        }
        return new Story(
                Plot.LEAVER_WITH_KEY, account.account().id(), viktor.arn(), key.id(), at, ids);
    }

    private static Happening download(Instant at, int version) {
        return Happening.of(at, Company.HOME_REGION, "s3", "GetObject", true)
                .onData(true)
                .asked(
                        Parameters.of(
                                "bucketName",
                                "meridian-routing",
                                "Host",
                                "meridian-routing.s3.amazonaws.com",
                                "key",
                                "models/v" + version + ".bin"));
    }

    private Story bruteForce() {
        AccountInventory account = company.inventory().account("payments-prod");
        IamUser felix = account.user(GUESSED);
        Origin elsewhere = Origin.stranger(INTRUDER);
        Caller guessing = callers.failedLogin(account, felix, elsewhere);
        Instant success = requireNonNull(requireNonNull(felix.password()).lastUsed());
        List<String> ids = new ArrayList<>();
        for (int attempt = 14; attempt > 0; attempt--) {
            Instant at = success.minusSeconds(41L * attempt);
            ids.add(script.add(guessing, SignIn.failure(at, OTHER_REGION)));
        }
        ids.add(
                script.add(
                        callers.login(account, felix, elsewhere),
                        SignIn.success(success, OTHER_REGION, false)));
        ids.add(
                script.add(
                        callers.console(account, felix, false, elsewhere),
                        iam(success.plusSeconds(64), "CreateAccessKey", false)
                                .refused(
                                        "AccessDenied",
                                        Refusal.message(felix.arn(), "iam", "CreateAccessKey"))));
        return new Story(
                Plot.BRUTE_FORCE, account.account().id(), felix.arn(), INTRUDER, success, ids);
    }

    private static Happening iam(Instant at, String name, boolean read) {
        return Happening.of(at, Company.HOME_REGION, "iam", name, read);
    }
}
