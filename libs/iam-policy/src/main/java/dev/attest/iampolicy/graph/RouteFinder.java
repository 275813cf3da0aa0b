package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks from a principal to the nearest administrator, by edges of some firmness. Of ways of the
/// same length the first path of the catalogue is taken, and of its targets the first ARN.
final class RouteFinder {

    private final Directory directory;
    private final List<EdgeFinder.Node> nodes;
    private final Distances distances;

    RouteFinder(Directory directory, List<EdgeFinder.Node> nodes, Distances distances) {
        this.directory = directory;
        this.nodes = nodes;
        this.distances = distances;
    }

    /// @param id of somebody from whom an administrator can be reached
    Route from(int id) {
        return walk(id, new ArrayList<>(), Standing.YES);
    }

    /// The way that begins with the edge; empty when it leads to no administrator.
    Optional<Route> by(int id, Edge edge) {
        if (distances.stepsBy(edge) == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        List<Hop> hops = new ArrayList<>();
        int next = take(id, edge, hops);
        return Optional.of(walk(next, hops, edge.standing()));
    }

    private Route walk(int from, List<Hop> hops, Standing sure) {
        int at = from;
        Standing standing = sure;
        while (at < directory.size() && distances.steps(at) > 0) {
            Edge edge = shortest(at);
            standing = standing.and(edge.standing());
            at = take(at, edge, hops);
        }
        if (at >= directory.size()) {
            Hop last = hops.getLast();
            return new Route(hops, last.to(), account(at), standing);
        }
        String arn = directory.identity(at).arn();
        return new Route(hops, arn, account(at), standing.and(nodes.get(at).administrator()));
    }

    private String account(int id) {
        return id < directory.size()
                ? directory.identity(id).account()
                : directory.accounts().get(id - directory.size()).account().id();
    }

    private Edge shortest(int id) {
        Edge best = null;
        int fewest = Integer.MAX_VALUE;
        for (Edge edge : nodes.get(id).edges()) {
            int steps = distances.stepsBy(edge);
            if (steps < fewest) {
                best = edge;
                fewest = steps;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no way on from " + directory.identity(id).arn());
        }
        return best;
    }

    /// Adds the hops of the edge, and tells where it leads.
    private int take(int id, Edge edge, List<Hop> hops) {
        String from = directory.identity(id).arn();
        for (Edge.Step step : edge.before()) {
            hops.add(hop(from, from, step.through(), step.path(), step.standing()));
        }
        int next = nearest(edge);
        hops.add(hop(from, next, edge));
        return next;
    }

    /// Every step there is, to each whom it leads to.
    List<Hop> steps(int id) {
        String from = directory.identity(id).arn();
        List<Hop> hops = new ArrayList<>();
        for (Edge edge : nodes.get(id).edges()) {
            for (Edge.Step step : edge.before()) {
                hops.add(hop(from, from, step.through(), step.path(), step.standing()));
            }
            edge.to().forEach(to -> hops.add(hop(from, to, edge)));
        }
        return hops;
    }

    private Hop hop(String from, int to, Edge edge) {
        if (to < directory.size()) {
            String arn = directory.identity(to).arn();
            return hop(from, arn, arn, edge.path(), edge.standing());
        }
        String through = edge.through();
        return hop(from, changed(from, through), through, edge.path(), edge.standing());
    }

    private static Hop hop(
            String from,
            String to,
            @Nullable String through,
            EscalationPath path,
            Standing standing) {
        return new Hop(from, to, through == null ? to : through, path, standing);
    }

    /// Whom it acts as after the change: another user or role, or itself.
    private String changed(String from, @Nullable String through) {
        return through != null && directory.id(through).isPresent() ? through : from;
    }

    private int nearest(Edge edge) {
        int[] best = {-1};
        edge.to()
                .forEach(id -> {
                    if (best[0] < 0 || distances.steps(id) < distances.steps(best[0])) {
                        best[0] = id;
                    }
                });
        return best[0];
    }
}
