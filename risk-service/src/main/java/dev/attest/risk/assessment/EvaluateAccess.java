package dev.attest.risk.assessment;

import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Layer;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what a principal may do, by the policies that were observed of it.
@ApplicationScoped
class EvaluateAccess {

    private final Pool pool;
    private final ReadLandscape landscape;
    private final JudgeAccess access;

    EvaluateAccess(Pool pool, ReadLandscape landscape, JudgeAccess access) {
        this.pool = pool;
        this.landscape = landscape;
        this.access = access;
    }

    /// Empty when there is no such principal, or the caller may not see whose it is.
    ///
    /// @param visible ids of the people whose access may be asked about; empty when everybody's
    Uni<Optional<AccessEvaluationView>> evaluate(
            String principal, AccessQuestion question, Optional<Set<String>> visible) {
        String role = question.assumes() ? question.resource() : "";
        return pool.withConnection(connection -> landscape.read(connection, principal, role))
                // Evaluating policies takes its time; the event loop has none to give.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read ->
                        read.principals.stream()
                                .filter(row ->
                                        visible.isEmpty()
                                                || visible.get().contains(row.subjectId()))
                                .findFirst()
                                .map(row -> evaluated(read, row, question)));
    }

    private AccessEvaluationView evaluated(
            Landscape read, PrincipalRow principal, AccessQuestion question) {
        Optional<PolicySet> trust =
                read.roles.stream()
                        .filter(role -> role.principalId().equals(question.resource()))
                        .findFirst()
                        .map(role -> access.trust(read, role));
        AccessEvaluationView best = null;
        for (HeldAccess held : asked(access.held(read, principal), question)) {
            Decision decision = question.decide(held, trust);
            AccessEvaluationView view =
                    AccessEvaluationView.of(
                            principal.principalId(),
                            through(read, held),
                            decision,
                            notKnown(principal, trust));
            best = best == null || firmer(view, best) ? view : best;
        }
        return best == null
                ? AccessEvaluationView.of(
                        principal.principalId(),
                        "no permission set",
                        question.decide(nothing(principal), trust),
                        notKnown(principal, trust))
                : best;
    }

    /// Of several, those in the account of the resource.
    private static List<HeldAccess> asked(List<HeldAccess> all, AccessQuestion question) {
        List<HeldAccess> own =
                all.stream().filter(held -> !question.foreignTo(held.accountId())).toList();
        return own.isEmpty() ? all : own;
    }

    private static HeldAccess nothing(PrincipalRow principal) {
        return new HeldAccess(
                "nothing", principal.accountId(), PrincipalAccess.of(PolicySet.empty()));
    }

    private static String through(Landscape read, HeldAccess held) {
        return held.through() + " in " + read.placeName(held.accountId());
    }

    /// The inventory holds no control policies and no resource policies but those of roles; a
    /// session may be narrowed by policies of its own.
    private static List<Layer> notKnown(PrincipalRow principal, Optional<PolicySet> trust) {
        List<Layer> layers =
                new ArrayList<>(List.of(Layer.RESOURCE_CONTROL, Layer.SERVICE_CONTROL));
        if (trust.isEmpty() || !trust.get().unread().isEmpty()) {
            layers.add(Layer.RESOURCE);
        }
        if (principal.kind().equals("IAM_ROLE")
                || principal.kind().equals("IDENTITY_CENTER_USER")) {
            layers.add(Layer.SESSION);
        }
        return layers;
    }

    private static boolean firmer(AccessEvaluationView one, AccessEvaluationView other) {
        return rank(one) > rank(other);
    }

    private static int rank(AccessEvaluationView view) {
        return switch (view.decision()) {
            case ALLOW -> 3;
            case ALLOW_IF -> 2;
            case EXPLICIT_DENY -> 1;
            case IMPLICIT_DENY -> 0;
        };
    }
}
