package dev.attest.sample.cast;

import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.ConsolePassword;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.PolicyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An IAM user being put together.
final class UserDraft {

    private final Account account;
    private final Days days;
    private final Dice dice;
    private final String name;
    private final Instant created;
    private final List<AccessKey> keys = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<PolicyRef> attached = new ArrayList<>();
    private final List<InlinePolicy> inline = new ArrayList<>();
    private @Nullable ConsolePassword password;
    private @Nullable PolicyRef boundary;
    private @Nullable String person;
    private boolean mfa;

    UserDraft(Account account, Days days, Dice dice, String name, int age) {
        this.account = account;
        this.days = days;
        this.dice = dice;
        this.name = name;
        this.created = days.during(age, dice);
    }

    UserDraft ofPerson() {
        person = Accounts.email(name);
        return this;
    }

    UserDraft password(int changed, @Nullable Instant lastUsed) {
        password = new ConsolePassword(days.during(changed, dice), lastUsed);
        return this;
    }

    UserDraft mfa() {
        mfa = true;
        return this;
    }

    UserDraft key(int age, Habit habit, String service) {
        Instant used = habit.lastUse(days, dice);
        return key(age, true, new LastUse(used, Company.HOME_REGION, service));
    }

    UserDraft key(int age, boolean active, @Nullable LastUse lastUse) {
        keys.add(new AccessKey(dice.accessKeyId("AKIA"), active, days.during(age, dice), lastUse));
        return this;
    }

    UserDraft in(String group) {
        groups.add(group);
        return this;
    }

    UserDraft attach(PolicyRef policy) {
        attached.add(policy);
        return this;
    }

    UserDraft inline(String document) {
        inline.add(new InlinePolicy(document, Documents.own(document, account.id())));
        return this;
    }

    UserDraft boundary(PolicyRef policy) {
        boundary = policy;
        return this;
    }

    IamUser build() {
        return new IamUser(
                name,
                dice.iamId("AIDA"),
                "arn:aws:iam::" + account.id() + ":user/" + name,
                created,
                password,
                mfa,
                keys,
                groups,
                attached,
                inline,
                boundary,
                person);
    }
}
