package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.AdministratorCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what one principal can do to act as others. Who is administrator for certain is not asked:
/// nobody can do more, but for coming into other accounts.
final class EdgeFinder {

    /// How many changes to itself, one after the other, a principal is followed through.
    private static final int MAX_CHANGES = 3;

    /// How many combinations of changes one principal is followed through.
    private static final int MAX_FOLLOWED = 100;

    private final Directory directory;
    private final Assuming assuming;
    private final TargetEdges targets;
    private final ServiceEdges services;

    EdgeFinder(Directory directory) {
        this(
                directory,
                new Assuming(directory, new TrustIndex(directory.populations())),
                new TargetEdges(directory),
                new ServiceEdges(directory));
    }

    private EdgeFinder(
            Directory directory, Assuming assuming, TargetEdges targets, ServiceEdges services) {
        this.directory = directory;
        this.assuming = assuming;
        this.targets = targets;
        this.services = services;
    }

    /// The same where some may do other things, and nobody trusts others than before.
    ///
    /// @param alike whether those come to the same as before when somebody changes them
    EdgeFinder in(Directory revised, boolean alike) {
        return new EdgeFinder(
                revised,
                assuming,
                alike ? targets.in(revised) : new TargetEdges(revised),
                services);
    }

    Node find(int id) {
        Traveller traveller = Traveller.of(directory.identity(id), directory.accountOf(id));
        Standing administrator = AdministratorCheck.of(traveller.access());
        if (traveller.access().principal().serviceLinked()) {
            // only AWS acts with it, and only as it is meant to
            return new Node(administrator, List.of(), false);
        }
        if (administrator == Standing.YES) {
            return new Node(administrator, assuming.edges(traveller), false);
        }
        Pursuit pursuit = new Pursuit();
        pursuit.follow(traveller);
        return new Node(administrator, List.copyOf(pursuit.edges), pursuit.watching);
    }

    /// One principal, followed through what it can make of itself.
    private final class Pursuit {

        private final List<Edge> edges = new ArrayList<>();

        /// What was followed before, so that two orders of the same changes count once.
        private final Set<Set<String>> followed = new HashSet<>();

        private boolean watching;

        /// Adds the edges of the traveller, and of what it can make of itself unless it becomes
        /// administrator at once.
        ///
        /// @return whether it becomes administrator for certain: then nothing else matters
        boolean follow(Traveller traveller) {
            List<Edge> assumed = assuming.edges(traveller);
            edges.addAll(assumed);
            List<SelfChanges.SelfChange> changes = SelfChanges.of(traveller);
            for (SelfChanges.SelfChange change : changes) {
                Standing standing = administrator(change).and(traveller.sure());
                if (standing.present()) {
                    Edge.Step step = change.step();
                    edges.add(
                            Edge.toAdministrator(step.through(), step.path(), standing, traveller));
                }
                if (standing == Standing.YES) {
                    return true;
                }
            }
            for (SelfChanges.SelfChange change : SelfChanges.strongest(changes)) {
                Traveller changed = traveller.after(change.step(), change.access());
                if (!change.everything()
                        && changed.before().size() < MAX_CHANGES
                        && followed.size() < MAX_FOLLOWED
                        && followed.add(changed.changes())
                        && follow(changed)) {
                    return true;
                }
            }
            watching |= targets.watches(traveller);
            boolean everything = targets.addEdges(traveller, assumed, edges);
            if (!everything) {
                edges.addAll(services.edges(traveller));
            }
            return everything;
        }
    }

    private static Standing administrator(SelfChanges.SelfChange change) {
        return change.step()
                .standing()
                .and(change.everything() ? Standing.YES : AdministratorCheck.of(change.access()));
    }

    /// What was found of one principal.
    ///
    /// @param administrator whether it is one as it stands
    /// @param watching whether its edges hang on what others may do
    record Node(Standing administrator, List<Edge> edges, boolean watching) {}
}
