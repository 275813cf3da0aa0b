package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Services that a role lets in whomever they act for, found by sending them on errands: of
/// accounts that nobody has heard of, and without saying whose.
public final class Deputies {

    private static final String ASSUMING = "sts:assumerole";

    private Deputies() {}

    /// @param trust a role's trust policy
    /// @param account 12 digits, the role's
    /// @return names of services, such as `lambda.amazonaws.com`
    public static SortedSet<String> forAnybody(PolicyDocument trust, String account) {
        PolicyDocument meant = withoutStars(trust);
        Nearby policy = new Nearby(PolicySet.of(new NamedPolicy.Read("trust", null, meant)));
        SortedSet<String> open = new TreeSet<>();
        for (Statement statement : meant.statements()) {
            if (statement.effect() == Effect.ALLOW && statement.actions().cover(ASSUMING)) {
                List<Context> errands = errands(statement, account);
                for (Principal service : Errands.services(statement)) {
                    Entrance entrance = new Entrance(meant, policy, account);
                    errands.forEach(errand ->
                            entrance.ask(statement, service, Strangers.by(service, errand)));
                    if (entrance.open()) {
                        open.add(String.valueOf(service.arn()));
                    }
                }
            }
        }
        return open;
    }

    private static List<Context> errands(Statement statement, String account) {
        List<Context> errands =
                new ArrayList<>(new Errands(statement, Set.of(account)).ofStrangers());
        errands.add(Errands.untold());
        return errands;
    }

    /// A lone star is no ARN, and no operator of ARNs matches anything by it; but whoever writes it
    /// means anybody.
    private static PolicyDocument withoutStars(PolicyDocument trust) {
        return new PolicyDocument(
                trust.kind(),
                trust.version(),
                trust.id(),
                trust.statements().stream()
                        .map(each -> each.effect() == Effect.ALLOW ? withoutStars(each) : each)
                        .toList());
    }

    private static Statement withoutStars(Statement statement) {
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.effect(),
                statement.principals(),
                statement.actions(),
                statement.resources(),
                statement.conditions().stream()
                        .filter(condition -> !condition.values().contains("*"))
                        .toList());
    }
}
