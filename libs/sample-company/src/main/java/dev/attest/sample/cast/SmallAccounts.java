package dev.attest.sample.cast;

import dev.attest.sample.model.AccountInventory;
import java.util.List;

/// The management account and the sandbox.
final class SmallAccounts {

    private final long seed;
    private final Days days;

    SmallAccounts(long seed, Days days) {
        this.seed = seed;
        this.days = days;
    }

    AccountInventory management() {
        AccountDraft draft =
                new AccountDraft(Accounts.MANAGEMENT, days, Dice.of(seed, "management"));
        draft.group("administrators", 1500, List.of(draft.aws("AdministratorAccess")), List.of());
        draft.user("break-glass", 1480).password(1480, null).mfa().in("administrators");
        draft.user("noor.aziz", 1320)
                .ofPerson()
                .password(140, Habit.WEEKLY.lastUse(days, draft.dice()))
                .mfa()
                .in("administrators");
        draft.user("henrik.vogel", 1300)
                .ofPerson()
                .password(820, Habit.STALE.lastUse(days, draft.dice()))
                .attach(draft.aws("Billing"));
        draft.user("svc-billing-export", 900).key(286, Habit.WEEKLY, "ce").inline("billing-export");
        draft.role("organization-inventory", "trust-lambda", 460)
                .inline("organization-inventory")
                .used(Habit.ALWAYS);
        draft.role("meridian-terraform", "trust-pipeline", 990)
                .attach(draft.aws("SecurityAudit"))
                .used(Habit.ALWAYS);
        return draft.build();
    }

    AccountInventory sandbox() {
        AccountDraft draft = new AccountDraft(Accounts.SANDBOX, days, Dice.of(seed, "sandbox"));
        draft.group("hackday", 290, List.of(draft.own("experiments", 290)), List.of());
        draft.user("jonas.brandt", 290)
                .ofPerson()
                .password(290, Habit.MONTHLY.lastUse(days, draft.dice()))
                .in("hackday");
        draft.user("priya.nair", 280).ofPerson().password(280, null).in("hackday");
        draft.user("emre.yilmaz", 280).ofPerson().key(280, true, null).in("hackday");
        draft.user("hackday-shared", 290).key(290, Habit.STALE, "s3").in("hackday");
        draft.role("experiment-runner", "trust-lambda", 270)
                .attach(draft.own("experiments", 290))
                .used(Habit.WEEKLY);
        draft.role("notebook", "trust-ec2", 264)
                .attach(draft.aws("PowerUserAccess"))
                .used(Habit.STALE);
        draft.role("meridian-terraform", "trust-pipeline", 265)
                .attach(draft.aws("PowerUserAccess"))
                .used(Habit.ALWAYS);
        return draft.build();
    }
}
