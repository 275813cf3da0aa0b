package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.decision.SmallWorld.Asker;
import dev.attest.iampolicy.decision.SmallWorld.Said;
import dev.attest.iampolicy.decision.SmallWorld.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// AWS's pages, sentence by sentence, for tests: everything is known, so the answer is one of two
/// denies or an allow. It shares no code with what it checks.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
/// access", "Cross-account policy evaluation logic", "AWS JSON policy elements: NotPrincipal".
final class SlowEvaluator {

    private final SmallWorld world;
    private final @Nullable String value;

    /// @param value of the key `aws:a`; null when it is absent
    SlowEvaluator(SmallWorld world, @Nullable String value) {
        this.world = world;
        this.value = value;
    }

    /// The outcome; ALLOW_IF where the pages say no more than that it might be denied.
    Outcome decide() {
        if (somethingDenies()) {
            return Outcome.EXPLICIT_DENY;
        }
        if (!allowed()) {
            return Outcome.IMPLICIT_DENY;
        }
        return somethingMightDeny() ? Outcome.ALLOW_IF : Outcome.ALLOW;
    }

    private boolean allowed() {
        return allLevelsAllow(rcps()) && allLevelsAllow(scps()) && theAccountsAllow();
    }

    private boolean theAccountsAllow() {
        if (world.asker() == Asker.SERVICE) {
            return resourceAllows(this::namesTheOneWhoAsks);
        }
        boolean limitsAllow = boundaryAllows() && sessionAllows();
        boolean identityAllows =
                (world.asker() == Asker.ROOT || somethingAllows(world.identity())) && limitsAllow;
        if (!world.sameAccount()) {
            return identityAllows && resourceAllows(this::namesSomehow);
        }
        if (resourceAllows(this::namesTheOneWhoAsks)) {
            return true;
        }
        if (resourceAllows(this::namesTheRole) && limitsAllow) {
            return true;
        }
        return world.target() == Target.BUCKET
                ? identityAllows
                : identityAllows && resourceAllows(this::namesTheAccount);
    }

    private boolean boundaryAllows() {
        return world.boundary() == null || somethingAllows(world.boundary());
    }

    private boolean sessionAllows() {
        if (world.session() == null) {
            return world.asker() != Asker.FEDERATED;
        }
        return somethingAllows(world.session());
    }

    private boolean somethingDenies() {
        for (List<Said> policies : policiesWithoutResource()) {
            for (Said said : policies) {
                if (!said.allows() && holds(said)) {
                    return true;
                }
            }
        }
        for (Said said : resourcePolicy()) {
            if (!said.allows() && holds(said) && deniesForSure(said)) {
                return true;
            }
        }
        return false;
    }

    private boolean somethingMightDeny() {
        for (Said said : resourcePolicy()) {
            if (!said.allows() && holds(said) && said.butNames() && !sparesForSure(said)) {
                return true;
            }
        }
        return false;
    }

    private List<List<Said>> policiesWithoutResource() {
        List<List<Said>> policies = new ArrayList<>();
        policies.addAll(rcps());
        policies.addAll(scps());
        if (world.asker() == Asker.SERVICE) {
            return policies;
        }
        if (world.asker() != Asker.ROOT) {
            policies.add(world.identity());
        }
        if (world.boundary() != null) {
            policies.add(world.boundary());
        }
        if (world.session() != null) {
            policies.add(world.session());
        }
        return policies;
    }

    private boolean deniesForSure(Said said) {
        if (!said.butNames()) {
            return said.names().stream().anyMatch(this::namesSomehow);
        }
        if (said.names().contains("everyone")) {
            return false;
        }
        if (world.boundary() != null && world.asker() != Asker.SERVICE) {
            return true;
        }
        return said.names().stream()
                .noneMatch(name ->
                        namesTheOneWhoAsks(name)
                                || namesTheRole(name)
                                || world.asker() == Asker.ROOT && namesTheAccount(name));
    }

    private boolean sparesForSure(Said said) {
        if (said.names().contains("everyone")) {
            return true;
        }
        boolean itself = said.names().stream().anyMatch(this::namesTheOneWhoAsks);
        boolean role = said.names().stream().anyMatch(this::namesTheRole);
        boolean account = said.names().stream().anyMatch(this::namesTheAccount);
        return switch (world.asker()) {
            case USER, FEDERATED -> itself && account;
            case SESSION, LINKED -> itself && role && account;
            case ROOT -> account;
            case SERVICE -> itself;
        };
    }

    private boolean namesSomehow(String name) {
        return namesTheOneWhoAsks(name) || namesTheRole(name) || namesTheAccount(name);
    }

    private boolean namesTheOneWhoAsks(String name) {
        return name.equals("everyone")
                || switch (world.asker()) {
                    case USER -> name.equals("user");
                    case SESSION -> name.equals("session");
                    case FEDERATED -> name.equals("federated");
                    case SERVICE -> name.equals("service");
                    case ROOT, LINKED -> false;
                };
    }

    private boolean namesTheRole(String name) {
        return world.asker() == Asker.SESSION && name.equals("role")
                || world.asker() == Asker.FEDERATED && name.equals("user");
    }

    private boolean namesTheAccount(String name) {
        return world.asker() != Asker.SERVICE
                && (name.equals("account") || name.equals("accountid"));
    }

    private boolean resourceAllows(Predicate<String> naming) {
        for (Said said : resourcePolicy()) {
            if (said.allows() && holds(said) && said.names().stream().anyMatch(naming)) {
                return true;
            }
        }
        return false;
    }

    private List<Said> resourcePolicy() {
        return world.resourcePolicy() == null ? List.of() : world.resourcePolicy();
    }

    private List<List<Said>> scps() {
        return world.asker() == Asker.LINKED || world.asker() == Asker.SERVICE
                ? List.of()
                : world.scps();
    }

    private List<List<Said>> rcps() {
        return world.asker() == Asker.LINKED ? List.of() : world.rcps();
    }

    private boolean allLevelsAllow(List<List<Said>> levels) {
        return levels.stream().allMatch(this::somethingAllows);
    }

    private boolean somethingAllows(List<Said> policies) {
        return policies.stream().anyMatch(said -> said.allows() && holds(said));
    }

    private boolean holds(Said said) {
        return said.matches() && (said.value() == null || said.value().equals(value));
    }
}
