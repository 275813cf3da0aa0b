package dev.attest.iampolicy.change;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.meaning.PrivilegedAction;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A principal as it is before, or after.
record Side(PrincipalAccess access, Optional<PolicySet> trust) {

    private static final Side NOBODY =
            new Side(PrincipalAccess.of(PolicySet.empty()), Optional.empty());

    /// Empty when there is no such principal.
    static Optional<Side> of(String arn, Account account) {
        return account.identity(arn)
                .map(identity ->
                        new Side(identity.access(account.serviceControls()), identity.trust()));
    }

    static AccessChange compare(String arn, Optional<Side> was, Optional<Side> is) {
        Side before = was.orElse(NOBODY);
        Side after = is.orElse(NOBODY);
        PolicyMeaning meant = PolicyMeaning.of(before.access);
        PolicyMeaning means =
                before.access.equals(after.access) ? meant : PolicyMeaning.of(after.access);
        return new AccessChange(
                arn,
                fate(was.isPresent(), is.isPresent()),
                meant,
                means,
                Difference.ofActions(certain(meant, means), certain(means, meant)),
                Difference.ofPaths(meant.escalations(), means.escalations()),
                OtherActions.between(before.access, after.access, told(meant, means)),
                LettingIn.between(before.trust, after.trust),
                minus(before.unread(), after.unread()),
                minus(after.unread(), before.unread()));
    }

    /// What one side holds, without what is not certain on the other.
    private static List<SensitiveAction> certain(PolicyMeaning meaning, PolicyMeaning other) {
        return meaning.sensitive().stream()
                .filter(each -> !other.uncertain().contains(each.action()))
                .toList();
    }

    private static Set<String> told(PolicyMeaning before, PolicyMeaning after) {
        Set<String> told = new HashSet<>();
        Stream.of(before, after)
                .flatMap(meaning ->
                        Stream.concat(
                                meaning.sensitive().stream().map(SensitiveAction::action),
                                meaning.uncertain().stream()))
                .map(PrivilegedAction::action)
                .forEach(action -> told.add(action.toLowerCase(Locale.ROOT)));
        return told;
    }

    private List<String> unread() {
        return Stream.concat(
                        access.policies(), trust.stream().flatMap(set -> set.policies().stream()))
                .filter(NamedPolicy.Unread.class::isInstance)
                .map(NamedPolicy::name)
                .distinct()
                .toList();
    }

    private static List<String> minus(List<String> all, List<String> gone) {
        return all.stream().filter(each -> !gone.contains(each)).toList();
    }

    private static AccessChange.Fate fate(boolean was, boolean is) {
        if (!was) {
            return AccessChange.Fate.CAME;
        }
        return is ? AccessChange.Fate.STAYED : AccessChange.Fate.WENT;
    }
}
