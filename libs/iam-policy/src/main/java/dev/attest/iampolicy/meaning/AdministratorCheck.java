package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Actions;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether every action on every resource is allowed and none denied, found by evaluating and not
/// by a policy's name.
///
/// Service control policies bind everybody in an account alike: who can do all that they leave is
/// administrator there, as long as they leave any privileged action.
///
/// A stranger is asked first; nearly everybody fails there. Who passes is asked about an example of
/// everything that any statement denies or leaves out.
public final class AdministratorCheck {

    /// Beyond this many combinations of left-out actions and resources the answer is CONDITIONAL.
    private static final int MAX_GAPS = 20_000;

    private static final int MAX_COMBINATIONS = 1_000;

    private final PrincipalAccess access;
    private Standing standing = Standing.YES;

    private AdministratorCheck(PrincipalAccess access) {
        this.access = access;
    }

    /// Whether a principal is administrator of its account.
    public static Standing of(PrincipalAccess access) {
        Standing unbound = new AdministratorCheck(access.under(ControlPolicies.none())).check();
        return unbound == Standing.NO || access.controls().levels().isEmpty()
                ? unbound
                : unbound.and(left(access));
    }

    /// How firmly the most firmly held privileged action is left by the control policies.
    private static Standing left(PrincipalAccess access) {
        Standing left = Standing.NO;
        for (Grip grip : Grip.of(access)) {
            for (PrivilegedEntry entry : Catalogue.privileged()) {
                left = left.or(entry.grip(grip).standing());
                if (left == Standing.YES) {
                    return left;
                }
            }
        }
        return left;
    }

    private Standing check() {
        ask(Witnesses.STRANGE_ACTION, "*");
        ask(Witnesses.STRANGE_ACTION, Witnesses.STRANGE_RESOURCE);
        List<Statement> statements = access.statements();
        for (Statement statement : statements) {
            if (standing == Standing.NO) {
                return standing;
            }
            if (statement.effect() == Effect.DENY) {
                askAll(actions(statement.actions()), resources(statement.resources()));
            }
        }
        askGaps(statements.stream().filter(s -> s.effect() == Effect.ALLOW).toList());
        return standing;
    }

    /// What one allowing statement leaves out, another may let in: ask every combination. Nobody
    /// may let in what several leave out together.
    private void askGaps(List<Statement> allowing) {
        List<List<String>> leftOutActions = new ArrayList<>();
        List<List<String>> leftOutResources = new ArrayList<>();
        for (Statement statement : allowing) {
            if (statement.actions().negated()) {
                leftOutActions.add(Witnesses.texts(statement.actions()));
            }
            Resources named = statement.resources();
            if (named != null && named.negated()) {
                leftOutResources.add(Witnesses.texts(named));
            }
        }
        Optional<Set<String>> actions = shared(leftOutActions);
        Optional<Set<String>> resources = shared(leftOutResources);
        if (actions.isEmpty()
                || resources.isEmpty()
                || (long) actions.get().size() * resources.get().size() > MAX_GAPS) {
            standing = standing.and(Standing.CONDITIONAL);
            return;
        }
        actions.get().add(Witnesses.STRANGE_ACTION);
        resources.get().addAll(List.of(Witnesses.STRANGE_RESOURCE, "*"));
        askAll(actions.get(), resources.get());
    }

    /// Examples of what any of the statements leaves out, alone and together with others; empty
    /// when there are too many.
    ///
    /// @param leftOut for each statement the patterns it leaves out
    private static Optional<Set<String>> shared(List<List<String>> leftOut) {
        Set<Set<String>> combinations = new LinkedHashSet<>(Set.of(Set.of()));
        for (List<String> patterns : leftOut) {
            if ((long) combinations.size() * (patterns.size() + 1) > MAX_COMBINATIONS) {
                return Optional.empty();
            }
            for (Set<String> combination : List.copyOf(combinations)) {
                patterns.forEach(pattern -> combinations.add(with(combination, pattern)));
            }
        }
        combinations.remove(Set.<String>of());
        Set<String> examples = new LinkedHashSet<>();
        for (Set<String> combination : combinations) {
            Overlap overlap = Overlap.of(List.copyOf(combination));
            if (overlap.tooWide()) {
                return Optional.empty();
            }
            overlap.example().ifPresent(examples::add);
        }
        return Optional.of(examples);
    }

    private static Set<String> with(Set<String> combination, String pattern) {
        Set<String> wider = new LinkedHashSet<>(combination);
        wider.add(pattern);
        return wider;
    }

    /// Every action and every resource; all of them together where these are not too many.
    private void askAll(Set<String> actions, Set<String> resources) {
        boolean many = (long) actions.size() * resources.size() > MAX_GAPS;
        boolean next = false;
        for (String action : actions) {
            for (String resource :
                    many && next ? List.of(resources.iterator().next()) : resources) {
                if (standing == Standing.NO) {
                    return;
                }
                ask(action, resource);
            }
            next = true;
        }
        if (many) {
            standing = standing.and(Standing.CONDITIONAL);
        }
    }

    private void ask(String action, String resource) {
        standing =
                standing.and(
                        access.decide(new Request(action, resource, access.principal().context()))
                                .standing());
    }

    private static Set<String> actions(Actions actions) {
        Set<String> examples = new LinkedHashSet<>(List.of(Witnesses.STRANGE_ACTION));
        actions.patterns().forEach(p -> examples.add(Witnesses.example(p)));
        return examples;
    }

    private static Set<String> resources(@Nullable Resources resources) {
        Set<String> examples = new LinkedHashSet<>(List.of(Witnesses.STRANGE_RESOURCE));
        if (resources != null) {
            resources.patterns().forEach(p -> examples.add(Witnesses.example(p)));
        }
        return examples;
    }
}
