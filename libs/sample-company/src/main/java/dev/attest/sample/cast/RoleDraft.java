package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.PolicyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An IAM role being put together.
final class RoleDraft {

    private final Account account;
    private final Days days;
    private final Dice dice;
    private final String name;
    private final String trust;
    private final Instant created;
    private final List<PolicyRef> attached = new ArrayList<>();
    private final List<InlinePolicy> inline = new ArrayList<>();
    private String path = "/";
    private @Nullable LastUse lastUse;

    RoleDraft(Account account, Days days, Dice dice, String name, String trust, int age) {
        this.account = account;
        this.days = days;
        this.dice = dice;
        this.name = name;
        this.trust = Documents.own(trust, account.id());
        this.created = days.during(age, dice);
    }

    RoleDraft path(String newPath) {
        path = newPath;
        return this;
    }

    RoleDraft attach(PolicyRef policy) {
        attached.add(policy);
        return this;
    }

    RoleDraft inline(String document) {
        inline.add(new InlinePolicy(document, Documents.own(document, account.id())));
        return this;
    }

    RoleDraft used(Habit habit) {
        return used(habit.lastUse(days, dice));
    }

    RoleDraft used(Instant at) {
        lastUse = new LastUse(at, Company.HOME_REGION, "sts");
        return this;
    }

    IamRole build() {
        return new IamRole(
                name,
                path,
                dice.iamId("AROA"),
                "arn:aws:iam::" + account.id() + ":role" + path + name,
                created,
                trust,
                attached,
                inline,
                lastUse);
    }
}
