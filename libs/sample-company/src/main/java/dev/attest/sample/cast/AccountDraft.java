package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamGroup;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.ManagedPolicy;
import dev.attest.sample.model.PolicyRef;
import dev.attest.sample.model.RootUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The IAM side of one account being put together.
final class AccountDraft {

    private final Account account;
    private final Days days;
    private final Dice dice;
    private final List<UserDraft> users = new ArrayList<>();
    private final List<RoleDraft> roles = new ArrayList<>();
    private final List<IamGroup> groups = new ArrayList<>();
    private final Map<String, ManagedPolicy> policies = new TreeMap<>();
    private RootUser root;

    AccountDraft(Account account, Days days, Dice dice) {
        this.account = account;
        this.days = days;
        this.dice = dice;
        this.root = new RootUser(account.joined(), days.during(600 + dice.below(300), dice), true);
    }

    Dice dice() {
        return dice;
    }

    void rootLastUsed(Instant at, boolean mfa) {
        root = new RootUser(account.joined(), at, mfa);
    }

    UserDraft user(String name, int age) {
        UserDraft user = new UserDraft(account, days, dice, name, age);
        users.add(user);
        return user;
    }

    RoleDraft role(String name, String trust, int age) {
        RoleDraft role = new RoleDraft(account, days, dice, name, trust, age);
        roles.add(role);
        return role;
    }

    void group(String name, int age, List<PolicyRef> attached, List<String> inline) {
        List<InlinePolicy> embedded =
                inline.stream()
                        .map(document ->
                                new InlinePolicy(document, Documents.own(document, account.id())))
                        .toList();
        groups.add(
                new IamGroup(
                        name,
                        dice.iamId("AGPA"),
                        "arn:aws:iam::" + account.id() + ":group/" + name,
                        days.during(age, dice),
                        attached,
                        embedded));
    }

    /// A policy of the account's own, by the name of its document.
    PolicyRef own(String document, int age) {
        String arn = "arn:aws:iam::" + account.id() + ":policy/" + document;
        return policies.computeIfAbsent(
                        arn,
                        key ->
                                new ManagedPolicy(
                                        document,
                                        "/",
                                        key,
                                        dice.iamId("ANPA"),
                                        "v1",
                                        days.during(age, dice),
                                        Documents.own(document, account.id())))
                .ref();
    }

    /// A policy that AWS manages.
    PolicyRef aws(String name) {
        ManagedPolicy policy = AwsPolicies.named(name);
        policies.put(policy.arn(), policy);
        return policy.ref();
    }

    AccountInventory build() {
        return new AccountInventory(
                account,
                root,
                users.stream().map(UserDraft::build).toList(),
                groups,
                roles.stream().map(RoleDraft::build).toList(),
                List.copyOf(policies.values()));
    }
}
