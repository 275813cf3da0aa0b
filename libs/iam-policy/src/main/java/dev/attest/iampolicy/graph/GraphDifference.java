package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What changes of policies, groups, trust or people do to who can act as whom.
///
/// @param appeared single steps as they are now, that were not there before or stood less or more
///   firmly
/// @param disappeared single steps as they were, that are gone or stand less or more firmly
/// @param opened the way to an administrator of those who had none, or none for certain; by ARN
/// @param closed the way of those who have none any more, or none for certain; by ARN
public record GraphDifference(
        List<Hop> appeared,
        List<Hop> disappeared,
        SortedMap<String, Route> opened,
        SortedMap<String, Route> closed) {

    public GraphDifference {
        appeared = List.copyOf(appeared);
        disappeared = List.copyOf(disappeared);
        opened = Collections.unmodifiableSortedMap(new TreeMap<>(opened));
        closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
    }

    /// Steps of those who are the same object in both graphs, as `PrivilegeGraph.with` leaves them,
    /// are not compared.
    public static GraphDifference between(PrivilegeGraph before, PrivilegeGraph after) {
        List<Hop> appeared = new ArrayList<>();
        List<Hop> disappeared = new ArrayList<>();
        SortedMap<String, Route> opened = new TreeMap<>();
        SortedMap<String, Route> closed = new TreeMap<>();
        SortedSet<String> everybody = new TreeSet<>(before.principals());
        everybody.addAll(after.principals());
        for (String arn : everybody) {
            if (!before.sharesStepsOf(arn, after)) {
                Set<Hop> old = new LinkedHashSet<>(before.hops(arn));
                Set<Hop> now = new LinkedHashSet<>(after.hops(arn));
                now.stream().filter(hop -> !old.contains(hop)).forEach(appeared::add);
                old.stream().filter(hop -> !now.contains(hop)).forEach(disappeared::add);
            }
            Optional<Route> had = before.routeIfThere(arn);
            Optional<Route> has = after.routeIfThere(arn);
            if (standing(has).compareTo(standing(had)) > 0) {
                opened.put(arn, has.orElseThrow());
            } else if (standing(has).compareTo(standing(had)) < 0) {
                closed.put(arn, had.orElseThrow());
            }
        }
        return new GraphDifference(appeared, disappeared, opened, closed);
    }

    private static Standing standing(Optional<Route> route) {
        return route.map(Route::standing).orElse(Standing.NO);
    }

    /// Whether nothing that concerns acting as another has changed.
    public boolean isEmpty() {
        return appeared.isEmpty() && disappeared.isEmpty() && opened.isEmpty() && closed.isEmpty();
    }
}
