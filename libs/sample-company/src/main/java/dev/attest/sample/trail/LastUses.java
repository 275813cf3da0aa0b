package dev.attest.sample.trail;

import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.ConsolePassword;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.LastUse;
import java.time.Duration;
import java.time.Instant;

/// Plans one record at exactly the moment that the credential report and the authorization details
/// name as the last use, so that the sources agree at every size of the trail.
final class LastUses {

    private static final String OTHER_SIGN_IN = "eu-north-1";

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;
    private final Activity activity;

    LastUses(Company company, Callers callers, Script script, Activity activity) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
        this.activity = activity;
    }

    void plan(Workforce workforce) {
        for (AccountInventory account : company.inventory().accounts()) {
            for (IamUser user : account.users()) {
                user.keys().forEach(key -> key(account, user, key));
                logins(account, user);
            }
            workforce.of(account).stream()
                    .filter(caller -> caller.arn().contains(":assumed-role/"))
                    .filter(caller -> days.inWindow(caller.until()))
                    .forEach(this::session);
        }
    }

    private void session(Caller caller) {
        script.add(caller, activity.at(caller.until(), Company.HOME_REGION, caller, script.dice()));
    }

    private void key(AccountInventory account, IamUser user, AccessKey key) {
        LastUse use = key.lastUse();
        if (use != null && days.inWindow(use.at())) {
            Caller caller = callers.key(account, user, key, use.at());
            script.add(
                    caller,
                    Happening.of(use.at(), use.region(), use.service(), read(use.service()), true));
        }
    }

    /// Once a week, and at the end when the report says so.
    private void logins(AccountInventory account, IamUser user) {
        ConsolePassword password = user.password();
        Instant last = password == null ? null : password.lastUsed();
        if (last == null) {
            return;
        }
        Dice dice = Dice.of(0, user.arn());
        Caller caller = callers.login(account, user, Origin.browser(dice));
        for (Instant at = last;
                days.inWindow(at) && at.isAfter(user.created());
                at = at.minus(Duration.ofDays(7))) {
            boolean mfa = user.mfa() || guardedBefore(user, at);
            String region = dice.below(6) == 0 ? OTHER_SIGN_IN : Company.HOME_REGION;
            if (!Takeovers.byIntruder(user, at, days)) {
                script.add(caller, SignIn.success(at, region, mfa));
            }
        }
    }

    private boolean guardedBefore(IamUser user, Instant at) {
        return user.name().equals(Weakenings.MFA_REMOVED)
                && at.isBefore(days.at(Weakenings.MFA_DAY, 22, 5));
    }

    private static String read(String service) {
        return switch (service) {
            case "dynamodb" -> "DescribeTable";
            case "ecs" -> "DescribeServices";
            case "codepipeline" -> "GetPipelineState";
            case "sqs" -> "GetQueueAttributes";
            case "s3" -> "ListBuckets";
            case "ec2" -> "DescribeVolumes";
            case "ecr" -> "DescribeImages";
            case "sts" -> "GetCallerIdentity";
            case "athena" -> "GetQueryExecution";
            case "ce" -> "GetCostAndUsage";
            default -> throw new IllegalArgumentException("no read call known for " + service);
        };
    }
}
