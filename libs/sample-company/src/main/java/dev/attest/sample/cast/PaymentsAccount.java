package dev.attest.sample.cast;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.PolicyRef;
import java.time.Instant;
import java.util.List;

/// payments-prod, owned by tunde, who has access in it himself.
final class PaymentsAccount {

    /// When the guessed password of felix worked at last.
    static final int GUESSED = 5;

    private final Days days;
    private final AccountDraft draft;

    PaymentsAccount(long seed, Days days) {
        this.days = days;
        this.draft = new AccountDraft(Accounts.PAYMENTS, days, Dice.of(seed, "payments-prod"));
    }

    AccountInventory build() {
        draft.rootLastUsed(days.at(Company.ROOT_LOGIN, 2, 13), false);
        groups();
        team();
        machines();
        roles();
        return draft.build();
    }

    private void groups() {
        PolicyRef readOnly = draft.aws("ReadOnlyAccess");
        PolicyRef password = draft.aws("IAMUserChangePassword");
        draft.group("payments-leads", 900, List.of(readOnly, password), List.of("payments-deploy"));
        draft.group(
                "payments-deployers",
                880,
                List.of(draft.own("payments-deploy", 880), password),
                List.of());
        PolicyRef baseline = draft.own("operations-baseline", Company.HIDDEN_ADMIN);
        draft.group("ops-support", Company.HIDDEN_ADMIN, List.of(baseline), List.of());
    }

    private void team() {
        draft.user("tunde.okafor", 1100)
                .ofPerson()
                .password(300, Habit.WEEKLY.lastUse(days, draft.dice()))
                .mfa()
                .key(204, Habit.DAILY, "dynamodb")
                .in("payments-leads");
        draft.user("felix.arnold", 610)
                .ofPerson()
                .password(410, guessed())
                .in("payments-deployers");
        draft.user("lucas.meyer", 540)
                .ofPerson()
                .password(120, Habit.DAILY.lastUse(days, draft.dice()))
                .key(198, Habit.WEEKLY, "ecs")
                .in("payments-deployers")
                .inline("payments-read");
        draft.user("dmitri.volkov", 720)
                .ofPerson()
                .key(88, Habit.DAILY, "codepipeline")
                .in("payments-deployers");
        draft.user("amara.diallo", 430)
                .ofPerson()
                .password(95, Habit.MONTHLY.lastUse(days, draft.dice()))
                .mfa()
                .in("ops-support");
        draft.user("sofia.marques", 840)
                .ofPerson()
                .password(260, days.at(Company.MOVED + 9, 14, 22))
                .mfa()
                .key(251, true, use(Company.MOVED + 11, "sqs"))
                .in("payments-deployers");
    }

    private Instant guessed() {
        return days.at(GUESSED, 3, 31);
    }

    private LastUse use(int daysBefore, String service) {
        return new LastUse(days.at(daysBefore, 10, 47), Company.HOME_REGION, service);
    }

    private void machines() {
        draft.user("svc-invoice-sync", 1000)
                .key(236, Habit.ALWAYS, "s3")
                .attach(draft.own("invoice-sync", 1000));
        draft.user("svc-settlement", 700)
                .key(212, Habit.STALE, "sqs")
                .key(35, Habit.ALWAYS, "sqs")
                .inline("settlement-queue");
    }

    private void roles() {
        draft.role("payments-api-task", "trust-ecs-tasks", 870)
                .attach(draft.own("payments-api", 870))
                .attach(draft.aws("AmazonECSTaskExecutionRolePolicy"))
                .used(Habit.ALWAYS);
        draft.role("payments-batch", "trust-lambda", 860)
                .attach(draft.aws("AWSLambdaBasicExecutionRole"))
                .inline("payments-batch")
                .used(Habit.ALWAYS);
        draft.role("fraud-scoring", "trust-lambda", 61)
                .attach(draft.aws("AWSLambdaBasicExecutionRole"))
                .used(Habit.ALWAYS);
        draft.role("refund-replay", "trust-lambda", 640).inline("payments-read").used(Habit.STALE);
        draft.role("meridian-terraform", "trust-pipeline", 990)
                .attach(draft.aws("PowerUserAccess"))
                .inline("terraform-workload-roles")
                .used(Habit.ALWAYS);
        draft.role("AWSServiceRoleForECS", "trust-ecs-service", 1000)
                .path("/aws-service-role/ecs.amazonaws.com/")
                .attach(draft.aws("AmazonECSServiceRolePolicy"))
                .used(Habit.ALWAYS);
    }
}
