package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// How many steps everybody is away from an administrator, counted back from the administrators.
///
/// Many principals share the same edges to the same members, so that edges are bundled: a bundle is
/// taken once, when the nearest of its members is reached.
final class Distances {

    private static final int FAR = Integer.MAX_VALUE;

    private final Directory directory;
    private final Standing least;
    private final int[] distance;
    private final Map<Integer, List<Bundle>> byMember = new HashMap<>();
    private final Map<Population, List<Bundle>> byPopulation = new IdentityHashMap<>();
    private final List<Ids.Builder> byDistance = new ArrayList<>();

    /// @param least how firmly an edge must stand to count
    /// @param among whose distances are asked for; nobody beside them is on their shortest ways
    Distances(Directory directory, List<EdgeFinder.Node> nodes, Standing least, BitSet among) {
        this.directory = directory;
        this.least = least;
        this.distance = new int[directory.numbers()];
        Arrays.fill(distance, FAR);
        bundle(nodes, among);
        among.stream()
                .filter(id -> counts(nodes.get(id).administrator()))
                .forEach(id -> reach(id, 0));
        for (int id = directory.size(); id < directory.numbers(); id++) {
            reach(id, 0);
        }
        spread();
    }

    static Distances ofEverybody(Directory directory, List<EdgeFinder.Node> nodes, Standing least) {
        BitSet everybody = new BitSet();
        everybody.set(0, nodes.size());
        return new Distances(directory, nodes, least, everybody);
    }

    private boolean counts(Standing standing) {
        return standing.compareTo(least) >= 0;
    }

    /// Whether an administrator can be reached.
    boolean leadsOn(int id) {
        return distance[id] != FAR;
    }

    /// Steps to the nearest administrator; `Integer.MAX_VALUE` when there is none to reach.
    int steps(int id) {
        return distance[id];
    }

    /// The steps of the shortest way by this edge; `Integer.MAX_VALUE` when it leads to none.
    int stepsBy(Edge edge) {
        int[] best = {FAR};
        if (counts(edge.standing())) {
            edge.to().forEach(id -> best[0] = Math.min(best[0], distance[id]));
        }
        return best[0] == FAR ? FAR : best[0] + length(edge);
    }

    static int length(Edge edge) {
        return 1 + edge.before().size();
    }

    private void bundle(List<EdgeFinder.Node> nodes, BitSet among) {
        Map<Object, Map<Integer, Bundle>> bundles = new IdentityHashMap<>();
        for (int id = among.nextSetBit(0); id >= 0; id = among.nextSetBit(id + 1)) {
            for (Edge edge : nodes.get(id).edges()) {
                if (counts(edge.standing())) {
                    bundles.computeIfAbsent(key(edge.to()), k -> new HashMap<>(2))
                            .computeIfAbsent(length(edge), steps -> opened(edge.to(), steps))
                            .sources()
                            .add(id);
                }
            }
        }
    }

    private static Object key(Members members) {
        return switch (members) {
            case Members.Some some -> some.ids();
            case Members.AllBut allBut -> allBut;
        };
    }

    private Bundle opened(Members members, int steps) {
        Bundle bundle = new Bundle(members, steps, new Ids.Builder());
        switch (members) {
            case Members.Some some ->
                    some.forEach(id ->
                            byMember.computeIfAbsent(id, i -> new ArrayList<>(1)).add(bundle));
            case Members.AllBut(Population population, Ids _) ->
                    byPopulation.computeIfAbsent(population, p -> new ArrayList<>()).add(bundle);
        }
        return bundle;
    }

    private void reach(int id, int steps) {
        if (distance[id] <= steps) {
            return;
        }
        distance[id] = steps;
        while (byDistance.size() <= steps) {
            byDistance.add(new Ids.Builder());
        }
        byDistance.get(steps).add(id);
    }

    private void spread() {
        for (int steps = 0; steps < byDistance.size(); steps++) {
            Ids.Builder reached = byDistance.get(steps);
            for (int i = 0; i < reached.size(); i++) {
                int id = reached.get(i);
                if (distance[id] == steps) {
                    take(id, steps);
                }
            }
        }
    }

    private void take(int id, int steps) {
        for (Bundle bundle : byMember.getOrDefault(id, List.of())) {
            bundle.take(this, steps);
        }
        if (id < directory.size()) {
            List<Bundle> all =
                    byPopulation.getOrDefault(directory.accountOf(id).populationOf(id), List.of());
            List<Bundle> open = new ArrayList<>();
            for (Bundle bundle : all) {
                if (bundle.members.contains(id)) {
                    bundle.take(this, steps);
                } else {
                    open.add(bundle);
                }
            }
            if (open.size() < all.size()) {
                byPopulation.put(directory.accountOf(id).populationOf(id), open);
            }
        }
    }

    /// Everybody who can act as the same members in the same number of steps.
    private static final class Bundle {

        private final Members members;
        private final int steps;
        private final Ids.Builder sources;
        private boolean taken;

        Bundle(Members members, int steps, Ids.Builder sources) {
            this.members = members;
            this.steps = steps;
            this.sources = sources;
        }

        Ids.Builder sources() {
            return sources;
        }

        void take(Distances distances, int from) {
            if (!taken) {
                taken = true;
                for (int i = 0; i < sources.size(); i++) {
                    distances.reach(sources.get(i), from + steps);
                }
            }
        }
    }
}
