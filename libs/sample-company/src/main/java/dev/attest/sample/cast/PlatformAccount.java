package dev.attest.sample.cast;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.PolicyRef;
import java.util.List;

/// platform-dev, owned by maria: build and delivery, where a chain of roles leads to the top.
final class PlatformAccount {

    private final Days days;
    private final AccountDraft draft;

    PlatformAccount(long seed, Days days) {
        this.days = days;
        this.draft = new AccountDraft(Accounts.PLATFORM, days, Dice.of(seed, "platform-dev"));
    }

    AccountInventory build() {
        groups();
        team();
        machines();
        escalation();
        roles();
        return draft.build();
    }

    private void groups() {
        PolicyRef keys = draft.own("self-service-keys", 950);
        draft.group(
                "developers",
                1010,
                List.of(draft.own("assume-read-roles", 1010), keys),
                List.of("developer-guardrails"));
        draft.group("publishers", 505, List.of(draft.own("publish-artifacts", 505)), List.of());
    }

    private void team() {
        LastUse afterLeaving =
                new LastUse(days.at(Company.LEAVER_KEY_USED, 23, 11), Company.HOME_REGION, "s3");
        draft.user("maria.keller", 1400)
                .ofPerson()
                .password(150, Habit.WEEKLY.lastUse(days, draft.dice()))
                .mfa()
                .in("developers");
        draft.user("jonas.brandt", 980).ofPerson().key(207, Habit.DAILY, "ec2").in("developers");
        draft.user("mateo.silva", 660)
                .ofPerson()
                .password(230, Habit.STALE.lastUse(days, draft.dice()))
                .key(26, Habit.DAILY, "ecr")
                .in("developers");
        draft.user("emre.yilmaz", 505)
                .ofPerson()
                .key(143, Habit.DAILY, "sts")
                .in("developers")
                .in("publishers");
        draft.user("viktor.sauer", 1250)
                .ofPerson()
                .key(390, true, afterLeaving)
                .in("developers")
                .attach(draft.aws("AmazonEC2ContainerRegistryPowerUser"))
                .inline("backup-jobs");
    }

    private void machines() {
        draft.user("svc-backup", 1190)
                .key(305, Habit.ALWAYS, "ec2")
                .attach(draft.own("backup-jobs", 1190));
        draft.user("svc-ci-legacy", 1300)
                .key(640, Habit.STALE, "ecr")
                .key(420, false, null)
                .attach(draft.aws("AmazonEC2ContainerRegistryPowerUser"));
    }

    /// emre.yilmaz -> artifact-publisher -> lambda-maintenance -> platform-admin.
    private void escalation() {
        draft.role("artifact-publisher", "trust-artifact-publisher", 505)
                .inline("artifact-publisher")
                .used(Habit.ALWAYS);
        draft.role("lambda-maintenance", "trust-lambda", 505)
                .attach(draft.aws("AWSLambdaBasicExecutionRole"))
                .inline("lambda-maintenance")
                .used(Habit.MONTHLY);
        draft.role("platform-admin", "trust-platform-admins", 505)
                .attach(draft.aws("AdministratorAccess"))
                .used(Habit.STALE);
    }

    private void roles() {
        draft.role("ci-deployer", "trust-github", 770)
                .attach(draft.own("ci-deploy", 770))
                .attach(draft.aws("AdministratorAccess"))
                .used(Habit.ALWAYS);
        draft.role("build-node", "trust-ec2", 900)
                .attach(draft.aws("AmazonSSMManagedInstanceCore"))
                .attach(draft.aws("AmazonEC2ContainerRegistryPowerUser"))
                .used(Habit.ALWAYS);
        draft.role("artifact-cache", "trust-lambda", 47)
                .attach(draft.aws("AWSLambdaBasicExecutionRole"))
                .attach(draft.aws("AmazonS3ReadOnlyAccess"))
                .used(Habit.WEEKLY);
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
