package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which roles somebody can assume, in its own account and in others: both sides decide.
final class Assuming {

    private static final String ASSUME = "sts:AssumeRole";
    private static final EscalationRule OWN_ACCOUNT = EscalationRule.named("sts-001");
    private static final EscalationRule OTHER_ACCOUNT = EscalationRule.named("sts-002");

    private final Directory directory;
    private final TrustIndex trusts;

    Assuming(Directory directory, TrustIndex trusts) {
        this.directory = directory;
        this.trusts = trusts;
    }

    List<Edge> edges(Traveller traveller) {
        List<Edge> edges = new ArrayList<>();
        Map<String, OneAccount> accounts = new HashMap<>();
        for (Population roles : candidates(traveller)) {
            edges.addAll(
                    accounts.computeIfAbsent(
                                    roles.account(),
                                    id -> new OneAccount(traveller, directory.account(id)))
                            .edges(roles));
        }
        return edges;
    }

    private Set<Population> candidates(Traveller traveller) {
        String account = traveller.identity().account();
        boolean mayAsk = traveller.grip().perhaps(ASSUME);
        Set<Population> candidates = new LinkedHashSet<>();
        for (Population roles : trusts.naming(traveller.identity())) {
            if (mayAsk || roles.account().equals(account)) {
                candidates.add(roles);
            }
        }
        if (mayAsk) {
            candidates.addAll(trusts.delegatingTo(account));
        }
        return candidates;
    }

    /// Roles of one account.
    private final class OneAccount {

        private final Traveller traveller;
        private final Selection selection;
        private final EscalationRule rule;

        OneAccount(Traveller traveller, AccountIndex account) {
            this.traveller = traveller;
            this.selection = new Selection(traveller.access(), List.of(ASSUME), account);
            this.rule =
                    account.account().id().equals(traveller.identity().account())
                            ? OWN_ACCOUNT
                            : OTHER_ACCOUNT;
        }

        List<Edge> edges(Population roles) {
            List<Edge> edges = new ArrayList<>();
            for (Part part : selection.parts(roles)) {
                Standing standing = assumes(roles, part.example()).and(traveller.sure());
                if (standing.present()) {
                    edges.add(Edge.to(part.members(), rule.path(), standing, traveller));
                }
            }
            return edges;
        }

        private Standing assumes(Population roles, int role) {
            String arn = directory.identity(role).arn();
            return traveller.standing(
                    ASSUME, arn, ResourceAccess.of(arn).with(roles.traits().trust().orElseThrow()));
        }
    }
}
