package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.AdministratorCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Users and roles that become administrator when somebody changes them: who is denied something,
/// or bounded, may not. Found once for each account, as many can make the same change.
final class Raisables {

    private final Directory directory;
    private final Map<Key, List<Raisable>> known = new ConcurrentHashMap<>();

    Raisables(Directory directory) {
        this.directory = directory;
    }

    /// Whether changing the one comes to the same as changing the other: both become administrator
    /// then, or neither, and the same policies of theirs can be rewritten.
    static boolean alike(Identity one, Identity other, ControlPolicies controls) {
        PrincipalAccess before = one.access(controls);
        PrincipalAccess after = other.access(controls);
        return managed(one).equals(managed(other))
                && one.boundary().isPresent() == other.boundary().isPresent()
                && standing(before, Alterations::raised) == standing(after, Alterations::raised)
                && standing(before, PrincipalAccess::withoutBoundary)
                        == standing(after, PrincipalAccess::withoutBoundary);
    }

    private static Set<String> managed(Identity identity) {
        return identity.own().policies().stream()
                .filter(NamedPolicy::customerManaged)
                .map(policy -> String.valueOf(policy.arn()))
                .collect(Collectors.toSet());
    }

    private static Standing standing(
            PrincipalAccess access, UnaryOperator<PrincipalAccess> change) {
        return AdministratorCheck.of(change.apply(access));
    }

    /// @param standing how firmly it is administrator then: CONDITIONAL or YES
    record Raisable(int id, Standing standing) {}

    /// Those who become administrator by a policy that allows everything; the firm ones first.
    List<Raisable> byAnyPolicy(AccountIndex account, boolean roles) {
        return known.computeIfAbsent(
                new Key(account, roles, false), key -> find(key, Alterations::raised));
    }

    /// Roles that become administrator without their boundary; the firm ones first.
    List<Raisable> byLosingBoundary(AccountIndex account) {
        return known.computeIfAbsent(
                new Key(account, true, true), key -> find(key, PrincipalAccess::withoutBoundary));
    }

    private List<Raisable> find(Key key, UnaryOperator<PrincipalAccess> change) {
        List<Raisable> firm = new ArrayList<>();
        List<Raisable> others = new ArrayList<>();
        for (Population population : key.account.populations()) {
            Population.Traits traits = population.traits();
            if (traits.roles() != key.roles || traits.reserved()) {
                continue;
            }
            population
                    .whole()
                    .forEach(id -> {
                        Identity identity = directory.identity(id);
                        if (key.bounded && identity.boundary().isEmpty()) {
                            return;
                        }
                        PrincipalAccess access =
                                identity.access(key.account.account().serviceControls());
                        Standing standing = standing(access, change);
                        if (standing == Standing.YES) {
                            firm.add(new Raisable(id, standing));
                        } else if (standing == Standing.CONDITIONAL) {
                            others.add(new Raisable(id, standing));
                        }
                    });
        }
        firm.addAll(others);
        return List.copyOf(firm);
    }

    /// @param bounded whether only those with a boundary count
    private record Key(AccountIndex account, boolean roles, boolean bounded) {}
}
