package dev.attest.iampolicy.change;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Applies one change to one account.
final class Applying {

    private final Account account;

    Applying(Account account) {
        this.account = account;
    }

    Account apply(Change change) {
        return switch (change) {
            case Change.DetachPolicy(String holder, String policy) ->
                    holder(holder, held -> held.detached(policy));
            case Change.AttachPolicy(String holder, NamedPolicy policy) ->
                    holder(holder, held -> held.attached(policy));
            case Change.RemoveInline(String holder, String policy) ->
                    holder(holder, held -> held.removed(policy));
            case Change.ReplaceInline(String holder, String policy, PolicyDocument document) ->
                    holder(holder, held -> held.replaced(policy, document));
            case Change.ReplaceManaged(String policy, PolicyDocument document) ->
                    new NewVersion(account, policy, document).apply();
            case Change.LeaveGroup(String user, String group) -> leave(identity(user), group);
            case Change.SetBoundary(String principal, NamedPolicy policy) ->
                    account.with(identity(principal).boundedBy(Optional.of(PolicySet.of(policy))));
            case Change.RemoveBoundary(String principal) -> unbound(identity(principal));
            case Change.ReplaceTrust(String role, PolicyDocument document) ->
                    trusting(identity(role), document);
            case Change.RemovePrincipal(String principal) ->
                    account.without(identity(principal).arn());
        };
    }

    private Account holder(String holder, Function<Policies, PolicySet> change) {
        Optional<Identity> identity = account.identity(holder);
        if (identity.isPresent()) {
            Identity found = identity.get();
            return account.with(found.withOwn(change.apply(new Policies(holder, found.own()))));
        }
        Group group =
                account.group(holder)
                        .orElseThrow(() ->
                                new ChangeRefusedException(
                                        "there is no user, role or group " + holder));
        Group changed = new Group(holder, change.apply(new Policies(holder, group.policies())));
        return account.mapGroups(each -> each.arn().equals(holder) ? changed : each);
    }

    private Identity identity(String arn) {
        return account.identity(arn)
                .orElseThrow(() -> new ChangeRefusedException("there is no user or role " + arn));
    }

    private Account leave(Identity user, String group) {
        List<Group> left =
                user.groups().stream().filter(each -> Policies.named(group, each.arn())).toList();
        if (left.isEmpty()) {
            throw new ChangeRefusedException(user.arn() + " is not in a group " + group);
        }
        return account.with(
                user.in(user.groups().stream().filter(each -> !left.contains(each)).toList()));
    }

    private Account unbound(Identity principal) {
        if (principal.boundary().isEmpty()) {
            throw new ChangeRefusedException(principal.arn() + " has no permissions boundary");
        }
        return account.with(principal.boundedBy(Optional.empty()));
    }

    private Account trusting(Identity role, PolicyDocument document) {
        PolicySet trust =
                role.trust()
                        .orElseThrow(() ->
                                new ChangeRefusedException(
                                        role.arn() + " is not a role, and has no trust policy"));
        String name =
                trust.policies().isEmpty() ? "trust policy" : trust.policies().getFirst().name();
        return account.with(
                role.trusting(PolicySet.of(new NamedPolicy.Read(name, null, document))));
    }
}
