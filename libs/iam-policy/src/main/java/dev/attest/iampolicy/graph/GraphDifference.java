package dev.attest.iampolicy.graph;

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
/// @param appeared single steps that were not there before, or did not stand as firmly
/// @param disappeared single steps that are gone, or stand less firmly
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
            if (firmness(has) > firmness(had)) {
                opened.put(arn, has.orElseThrow());
            } else if (firmness(has) < firmness(had)) {
                closed.put(arn, had.orElseThrow());
            }
        }
        return new GraphDifference(appeared, disappeared, opened, closed);
    }

    private static int firmness(Optional<Route> route) {
        return route.map(each -> each.standing().ordinal()).orElse(0);
    }

    /// Whether nothing that concerns acting as another has changed.
    public boolean isEmpty() {
        return appeared.isEmpty() && disappeared.isEmpty() && opened.isEmpty() && closed.isEmpty();
    }
}
