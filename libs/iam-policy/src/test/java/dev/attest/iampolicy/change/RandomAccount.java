package dev.attest.iampolicy.change;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicyFixture;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.SensitivePolicies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Small random accounts in which policies and a group are shared, and what can change in them.
final class RandomAccount {

    private static final String SHARED = "arn:aws:iam::111122223333:policy/shared";

    private RandomAccount() {}

    static Account of(Random random) {
        return of(random, () -> SensitivePolicies.policy(random, "own"));
    }

    /// Without any Deny.
    static Account allowing(Random random) {
        return of(
                random,
                () ->
                        PolicyFixture.policyNamed(
                                "own", null, SensitivePolicies.statement(random, "Allow")));
    }

    private static Account of(Random random, Supplier<NamedPolicy> policies) {
        NamedPolicy shared =
                new NamedPolicy.Read(
                        "shared", SHARED, ((NamedPolicy.Read) policies.get()).document());
        Group group = new Group(AccountFixture.HELPDESK, PolicySet.of(policies.get(), shared));
        NamedPolicy ofAnna =
                random.nextInt(5) == 0
                        ? new NamedPolicy.Unread("own", null, "it is missing")
                        : policies.get();
        Optional<PolicySet> boundary =
                random.nextBoolean() ? Optional.empty() : Optional.of(PolicySet.of(shared));
        return Account.of(
                "111122223333",
                List.of(
                        Identity.user(AccountFixture.ANNA, PolicySet.of(ofAnna), group),
                        Identity.user(AccountFixture.BOB, PolicySet.of(policies.get(), shared))
                                .boundedBy(boundary)));
    }

    /// One to three that apply one after the other.
    static List<Change> changes(Random random, Account account) {
        List<Change> possible = new ArrayList<>(removals());
        possible.add(
                new Change.ReplaceManaged(
                        SHARED,
                        ((NamedPolicy.Read) SensitivePolicies.policy(random, "new")).document()));
        Collections.shuffle(possible, random);
        List<Change> chosen = new ArrayList<>();
        Account after = account;
        for (Change change : possible.subList(0, 1 + random.nextInt(3))) {
            try {
                after = change.applyTo(after);
                chosen.add(change);
            } catch (ChangeRefusedException e) {
                // an earlier change took away what this one is about
            }
        }
        return chosen;
    }

    static List<Change> removals() {
        return List.of(
                new Change.RemoveInline(AccountFixture.ANNA, "own"),
                new Change.LeaveGroup(AccountFixture.ANNA, "helpdesk"),
                new Change.RemoveInline(AccountFixture.HELPDESK, "own"),
                new Change.DetachPolicy(AccountFixture.HELPDESK, SHARED),
                new Change.DetachPolicy(AccountFixture.BOB, "shared"),
                new Change.RemoveInline(AccountFixture.BOB, "own"));
    }
}
