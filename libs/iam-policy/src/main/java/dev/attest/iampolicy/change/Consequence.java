package dev.attest.iampolicy.change;

import dev.attest.iampolicy.account.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What becomes of everybody in an account by a change: sensitive actions, ways to become
/// administrator on one's own, and whom roles let in.
///
/// Each principal is looked at by itself, and only where its policies differ: what somebody reaches
/// through a role whose policies changed is not told.
///
/// @param principals those whose policies, boundary, service control policies or trust differ, by
///   ARN
public record Consequence(List<AccessChange> principals) {

    public Consequence {
        principals = List.copyOf(principals);
    }

    /// What changes would do, applied one after the other.
    ///
    /// @throws ChangeRefusedException when one of them names something that is not there then
    public static Consequence of(Account account, List<? extends Change> changes) {
        Account after = account;
        for (Change change : changes) {
            after = change.applyTo(after);
        }
        return of(account, after);
    }

    /// What differs between two states of an account.
    public static Consequence of(Account before, Account after) {
        if (!before.id().equals(after.id())) {
            throw new IllegalArgumentException(
                    "two accounts: " + before.id() + " and " + after.id());
        }
        SortedSet<String> arns = new TreeSet<>(before.identities().keySet());
        arns.addAll(after.identities().keySet());
        List<AccessChange> changes = new ArrayList<>();
        for (String arn : arns) {
            Optional<Side> was = Side.of(arn, before);
            Optional<Side> is = Side.of(arn, after);
            if (!was.equals(is)) {
                changes.add(Side.compare(arn, was, is));
            }
        }
        return new Consequence(changes);
    }

    /// For a manager, one line for each principal, such as `anna can no longer create access keys
    /// for any user; nothing else of note changes`.
    public String text() {
        return principals.isEmpty()
                ? "Nothing changes for anybody"
                : principals.stream().map(AccessChange::text).collect(Collectors.joining("\n"));
    }
}
