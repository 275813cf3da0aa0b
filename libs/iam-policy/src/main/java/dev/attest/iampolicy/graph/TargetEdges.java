package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.graph.Raisables.Raisable;
import dev.attest.iampolicy.meaning.EscalationPath.ActsAs;
import dev.attest.iampolicy.meaning.EscalationPath.Gains;
import dev.attest.iampolicy.meaning.EscalationRule;
import dev.attest.iampolicy.meaning.Permission;
import dev.attest.iampolicy.meaning.Prerequisite.OfTarget.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Ways to get hold of another user, or of a role by changing it.
final class TargetEdges {

    private static final String ASSUME = "sts:AssumeRole";

    private static final List<EscalationRule> RULES =
            EscalationRule.all().stream()
                    .filter(rule ->
                            rule.path().actsAs() == ActsAs.TARGET_USER
                                    || rule.path().actsAs() == ActsAs.TARGET_ROLE)
                    // assuming a role as it is has its own place
                    .filter(rule -> !rule.path().actions().equals(List.of(ASSUME)))
                    .toList();

    private final Directory directory;
    private final Raisables raisables;

    TargetEdges(Directory directory) {
        this(directory, new Raisables(directory));
    }

    private TargetEdges(Directory directory, Raisables raisables) {
        this.directory = directory;
        this.raisables = raisables;
    }

    /// The same where nobody who changed comes to anything else when somebody changes it.
    TargetEdges in(Directory revised) {
        return new TargetEdges(revised, raisables);
    }

    /// Whether it can change others, so that what they may do then counts.
    boolean watches(Traveller traveller) {
        return RULES.stream()
                .filter(rule -> rule.path().gains() != Gains.ITS_PERMISSIONS)
                .anyMatch(rule -> traveller.perhapsBut(ASSUME, rule));
    }

    /// @param assumed the roles that the traveller can assume
    /// @return whether one of the edges makes an administrator for certain
    boolean addEdges(Traveller traveller, List<Edge> assumed, List<Edge> edges) {
        if (RULES.stream().noneMatch(rule -> traveller.perhapsBut(ASSUME, rule))) {
            return false;
        }
        boolean everything = false;
        PolicySet opened = trustIn(traveller.identity());
        for (EscalationRule rule : RULES) {
            if (traveller.perhapsBut(ASSUME, rule)) {
                OnePath path = new OnePath(traveller, rule, assumed, opened);
                if (rule.path().gains() == Gains.ITS_PERMISSIONS) {
                    path.addTargets(edges);
                } else {
                    everything |= path.addAdministrator(edges);
                }
            }
        }
        return everything;
    }

    /// One path of one traveller.
    private final class OnePath {

        private final Traveller traveller;
        private final EscalationRule rule;
        private final List<Edge> assumed;
        private final PolicySet opened;
        private final boolean roles;
        private final boolean letsItselfIn;
        private final List<String> actions;

        /// @param opened a trust policy that lets the traveller in
        OnePath(Traveller traveller, EscalationRule rule, List<Edge> assumed, PolicySet opened) {
            this.traveller = traveller;
            this.rule = rule;
            this.assumed = assumed;
            this.opened = opened;
            this.roles = rule.path().actsAs() == ActsAs.TARGET_ROLE;
            this.letsItselfIn = roles && !Targets.wants(rule, State.TRUSTS_SELF);
            this.actions =
                    rule.path().permissions().stream()
                            .filter(roles ? Targets::onRole : Targets::onUser)
                            .map(Permission::action)
                            .filter(action -> !action.equals(ASSUME))
                            .toList();
        }

        /// An edge to all targets that the path gets hold of as they are.
        void addTargets(List<Edge> edges) {
            for (Grasp grasp : grasps()) {
                edges.add(Edge.to(grasp.members, rule.path(), grasp.standing, traveller));
            }
        }

        /// An edge to the administrator, by the first target that the path can make one.
        ///
        /// @return whether for certain
        boolean addAdministrator(List<Edge> edges) {
            if (roles && !letsItselfIn && assumed.isEmpty()) {
                return false;
            }
            List<Grasp> grasps = grasps();
            Raisable best = null;
            for (Raisable each : grasps.isEmpty() ? List.<Raisable>of() : raisable()) {
                Standing standing = each.standing().and(grasped(each.id(), grasps));
                if (standing == Standing.YES || best == null && standing == Standing.CONDITIONAL) {
                    best = new Raisable(each.id(), standing);
                }
                if (standing == Standing.YES) {
                    break;
                }
            }
            if (best == null) {
                return false;
            }
            edges.add(
                    Edge.toAdministrator(
                            directory.identity(best.id()).arn(),
                            rule.path(),
                            best.standing(),
                            traveller));
            return best.standing() == Standing.YES;
        }

        private List<Raisable> raisable() {
            return rule.path().gains() == Gains.NO_BOUNDARY
                    ? raisables.byLosingBoundary(traveller.account())
                    : raisables.byAnyPolicy(traveller.account(), roles);
        }

        private Standing grasped(int target, List<Grasp> grasps) {
            Standing standing = Standing.NO;
            for (Grasp grasp : grasps) {
                if (grasp.members.contains(target)) {
                    standing = standing.or(grasp.standing);
                }
            }
            if (standing != Standing.NO && roles && !letsItselfIn) {
                standing = standing.and(assumes(target));
            }
            if (standing != Standing.NO && Targets.wants(rule, State.HOLDS_OWN_POLICY)) {
                Identity identity = directory.identity(target);
                standing = standing.and(Targets.rewrites(traveller, rule, identity));
            }
            return standing;
        }

        private Standing assumes(int role) {
            return assumed.stream()
                    .filter(edge -> edge.to().contains(role))
                    .map(Edge::standing)
                    .reduce(Standing.NO, Standing::or);
        }

        /// Whom the actions that are on a user or role reach.
        private List<Grasp> grasps() {
            Selection selection =
                    new Selection(
                            traveller.access(),
                            Stream.concat(actions.stream(), Stream.of(ASSUME)).toList(),
                            traveller.account());
            List<Grasp> grasps = new ArrayList<>();
            for (Population population : traveller.account().populations()) {
                Population.Traits traits = population.traits();
                if (traits.roles() != roles || traits.reserved()) {
                    continue;
                }
                Standing fit = roles ? Standing.YES : Targets.fit(rule, traits.credentials());
                for (Part part : selection.parts(population)) {
                    String example = directory.identity(part.example()).arn();
                    Standing standing =
                            fit.and(traveller.sure()).and(traveller.may(actions, example));
                    if (standing != Standing.NO && letsItselfIn) {
                        standing = standing.and(comesIn(example));
                    }
                    if (standing.present()) {
                        grasps.add(new Grasp(part.members(), standing));
                    }
                }
            }
            return grasps;
        }

        /// Who writes the trust policy lets itself in, unless something denies it.
        private Standing comesIn(String role) {
            return traveller.standing(ASSUME, role, ResourceAccess.of(role).with(opened));
        }
    }

    private static PolicySet trustIn(Identity identity) {
        return PolicySet.of(
                NamedPolicy.of(
                        "a trust policy of its own making",
                        null,
                        """
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                         "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}}
                        """
                                .formatted(identity.arn()),
                        PolicyKind.TRUST));
    }

    private record Grasp(Members members, Standing standing) {}
}
