package dev.attest.sample.cast;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.PolicyRef;
import java.util.List;

/// data-prod, owned by ines: the warehouse, an outside vendor and an administrator asleep.
final class DataAccount {

    private final Days days;
    private final AccountDraft draft;

    DataAccount(long seed, Days days) {
        this.days = days;
        this.draft = new AccountDraft(Accounts.DATA, days, Dice.of(seed, "data-prod"));
    }

    AccountInventory build() {
        PolicyRef analyst = draft.own("data-analyst", 800);
        draft.group(
                "analysts", 800, List.of(analyst, draft.aws("IAMUserChangePassword")), List.of());
        draft.group("warehouse", 760, List.of(draft.aws("AmazonAthenaFullAccess")), List.of("etl"));
        team();
        machines();
        roles();
        return draft.build();
    }

    private void team() {
        draft.user("ines.duarte", 1210)
                .ofPerson()
                .password(180, Habit.WEEKLY.lastUse(days, draft.dice()))
                .mfa()
                .in("warehouse");
        draft.user("oskar.lund", 1150)
                .ofPerson()
                .password(500, days.at(Company.DORMANT, 9, 41))
                .key(412, true, null)
                .attach(draft.aws("AdministratorAccess"));
        draft.user("priya.nair", 690)
                .ofPerson()
                .password(75, Habit.DAILY.lastUse(days, draft.dice()))
                .key(75, Habit.DAILY, "athena")
                .in("analysts");
        draft.user("sofia.marques", 54)
                .ofPerson()
                .password(54, Habit.DAILY.lastUse(days, draft.dice()))
                .mfa()
                .in("warehouse");
        draft.user("marcus.bell", 870)
                .ofPerson()
                .password(310, Habit.STALE.lastUse(days, draft.dice()))
                .in("analysts");
    }

    private void machines() {
        draft.user("svc-etl", 1020).key(199, Habit.ALWAYS, "s3").inline("etl");
        draft.user("svc-bi-export", 28)
                .key(28, Habit.ALWAYS, "athena")
                .attach(draft.aws("AmazonAthenaFullAccess"))
                .boundary(draft.own("data-analyst", 800));
    }

    private void roles() {
        draft.role("vendor-analytics", "trust-vendor", 240)
                .attach(draft.own("vendor-read", 240))
                .used(days.at(Company.VENDOR_LAST, 4, 12));
        draft.role("glue-etl", "trust-glue", 930)
                .attach(draft.aws("AWSGlueServiceRole"))
                .inline("etl")
                .used(Habit.ALWAYS);
        draft.role("warehouse-loader", "trust-lambda", 720)
                .attach(draft.aws("AWSLambdaBasicExecutionRole"))
                .inline("etl")
                .used(Habit.ALWAYS);
        draft.role("partner-portal", "trust-saml", 830).inline("portal-read").used(Habit.WEEKLY);
        draft.role("quarter-close-report", "trust-lambda", 410)
                .attach(draft.aws("AmazonS3ReadOnlyAccess"))
                .used(Habit.MONTHLY);
        draft.role("meridian-terraform", "trust-pipeline", 990)
                .attach(draft.aws("PowerUserAccess"))
                .inline("terraform-workload-roles")
                .used(Habit.ALWAYS);
    }
}
