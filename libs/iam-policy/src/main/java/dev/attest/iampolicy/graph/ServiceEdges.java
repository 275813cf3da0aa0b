package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationPath.ActsAs;
import dev.attest.iampolicy.meaning.EscalationRule;
import dev.attest.iampolicy.meaning.Prerequisite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ways to have a service act with a role: by passing the role to something new, or by getting into
/// something that has it.
final class ServiceEdges {

    private static final String PASS = "iam:PassRole";
    private static final Prerequisite INSTANCE_PROFILE =
            new Prerequisite.ExistingResource("iam:instance-profile");

    private static final List<EscalationRule> PASSING = rules(ActsAs.PASSED_ROLE);
    private static final List<EscalationRule> EXISTING = rules(ActsAs.ROLE_OF_EXISTING_COMPUTE);

    private final Directory directory;
    private final ServiceTrust trust;

    ServiceEdges(Directory directory) {
        this.directory = directory;
        this.trust = new ServiceTrust(directory);
    }

    private static List<EscalationRule> rules(ActsAs actsAs) {
        return EscalationRule.all().stream()
                .filter(rule -> rule.path().actsAs() == actsAs)
                .toList();
    }

    List<Edge> edges(Traveller traveller) {
        List<Edge> edges = new ArrayList<>();
        if (traveller.grip().perhaps(PASS)) {
            Passing passing = new Passing(traveller);
            for (EscalationRule rule : PASSING) {
                if (traveller.perhaps(rule)) {
                    passing.add(rule, edges);
                }
            }
        }
        for (EscalationRule rule : EXISTING) {
            if (traveller.perhaps(rule)) {
                existing(traveller, rule, edges);
            }
        }
        return edges;
    }

    /// What runs in the account is not known; that some role could run there is.
    private void existing(Traveller traveller, EscalationRule rule, List<Edge> edges) {
        Standing standing =
                traveller
                        .holds(rule, permission -> true)
                        .and(Standing.CONDITIONAL)
                        .and(traveller.sure());
        if (standing != Standing.CONDITIONAL) {
            return;
        }
        for (Prerequisite prerequisite : rule.path().prerequisites()) {
            if (prerequisite
                    instanceof Prerequisite.ExistingCompute(String resource, var services)) {
                boolean machine = resource.startsWith("ec2:");
                for (Population roles : traveller.account().populations()) {
                    if (roles.traits().roles()
                            && !roles.traits().reserved()
                            && (!machine || roles.traits().runsMachines())
                            && trust.letsIn(roles, services, true).present()) {
                        edges.add(Edge.to(roles.whole(), rule.path(), standing, traveller));
                    }
                }
            }
        }
    }

    /// The roles that one traveller can pass.
    private final class Passing {

        private final Traveller traveller;
        private final Selection selection;
        private final Map<String, Map<Part, Standing>> known = new HashMap<>();

        Passing(Traveller traveller) {
            this.traveller = traveller;
            this.selection = new Selection(traveller.access(), List.of(PASS), traveller.account());
        }

        void add(EscalationRule rule, List<Edge> edges) {
            Standing others =
                    traveller
                            .holds(rule, permission -> !Targets.onRole(permission))
                            .and(rule.fits(traveller.access()))
                            .and(traveller.sure());
            if (!others.present()) {
                return;
            }
            boolean profile = rule.path().prerequisites().contains(INSTANCE_PROFILE);
            for (Population roles : traveller.account().populations()) {
                Population.Traits traits = roles.traits();
                if (!traits.roles() || traits.reserved() || profile && !traits.runsMachines()) {
                    continue;
                }
                for (Prerequisite prerequisite : rule.path().prerequisites()) {
                    switch (prerequisite) {
                        case Prerequisite.RoleTrustingService(List<String> services) ->
                                services.forEach(
                                        service -> add(rule, others, roles, service, true, edges));
                        case Prerequisite.RoleTrustingProvider(String provider) ->
                                add(rule, others, roles, provider, false, edges);
                        case Prerequisite.ExistingCompute _,
                                Prerequisite.ExistingResource _,
                                Prerequisite.OfSelf _,
                                Prerequisite.OfTarget _ -> {}
                    }
                }
            }
        }

        private void add(
                EscalationRule rule,
                Standing others,
                Population roles,
                String party,
                boolean service,
                List<Edge> edges) {
            Standing trusted = others.and(trust.letsIn(roles, List.of(party), service));
            if (!trusted.present()) {
                return;
            }
            for (Part part : selection.parts(roles)) {
                Standing standing = trusted.and(passes(part, party));
                if (standing.present()) {
                    edges.add(Edge.to(part.members(), rule.path(), standing, traveller));
                }
            }
        }

        private Standing passes(Part part, String service) {
            return known.computeIfAbsent(service, each -> new HashMap<>())
                    .computeIfAbsent(part, each -> ask(each, service));
        }

        private Standing ask(Part part, String service) {
            Context context = traveller.context().with("iam:PassedToService", service);
            String role = directory.identity(part.example()).arn();
            return traveller.may(List.of(PASS), role, context);
        }
    }
}
