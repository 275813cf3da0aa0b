package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Actions;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether every action on every resource is allowed and none denied, found by evaluating and not
/// by a policy's name.
///
/// A stranger is asked first; nearly everybody fails there. Who passes is asked about an example of
/// everything that any statement denies or leaves out.
final class AdministratorCheck {

    /// Beyond this many combinations of left-out actions and resources the answer is CONDITIONAL.
    private static final int MAX_GAPS = 20_000;

    private final PrincipalAccess access;
    private Standing standing = Standing.YES;

    private AdministratorCheck(PrincipalAccess access) {
        this.access = access;
    }

    static Standing of(PrincipalAccess access) {
        return new AdministratorCheck(access).check();
    }

    private Standing check() {
        ask(Witnesses.STRANGE_ACTION, "*");
        ask(Witnesses.STRANGE_ACTION, Witnesses.STRANGE_RESOURCE);
        List<Statement> statements = Witnesses.statements(access);
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

    /// What one allowing statement leaves out, another may let in: ask every combination.
    private void askGaps(List<Statement> allowing) {
        Set<String> actions = new LinkedHashSet<>(List.of(Witnesses.STRANGE_ACTION));
        Set<String> resources = new LinkedHashSet<>(List.of(Witnesses.STRANGE_RESOURCE, "*"));
        for (Statement statement : allowing) {
            if (!statement.actions().coverEverything()) {
                statement.actions().patterns().forEach(p -> actions.add(Witnesses.example(p)));
            }
            Resources named = statement.resources();
            if (named != null && !named.coverEverything()) {
                named.patterns().forEach(p -> resources.add(Witnesses.example(p)));
            }
        }
        if (standing != Standing.NO && (long) actions.size() * resources.size() > MAX_GAPS) {
            standing = standing.and(Standing.CONDITIONAL);
            return;
        }
        askAll(actions, resources);
    }

    private void askAll(Set<String> actions, Set<String> resources) {
        for (String action : actions) {
            for (String resource : resources) {
                if (standing == Standing.NO) {
                    return;
                }
                ask(action, resource);
            }
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
