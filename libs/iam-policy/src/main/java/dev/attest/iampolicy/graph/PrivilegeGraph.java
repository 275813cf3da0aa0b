package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who can act as whom in some accounts: by assuming roles, by the escalation paths, within an
/// account and across. Immutable, and safe to ask from several threads; a change gives another
/// graph that shares what did not change.
///
/// Edges stand for certain, or under conditions that are open: what a condition asks of the
/// context, or what the account alone tells, such as which function runs with which role.
public final class PrivilegeGraph {

    private static final int FEW = 20;

    private final Directory directory;
    private final EdgeFinder finder;
    private final List<EdgeFinder.Node> nodes;
    private final Map<Standing, Distances> counted = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    private PrivilegeGraph(Directory directory, EdgeFinder finder, List<EdgeFinder.Node> nodes) {
        this.directory = directory;
        this.finder = finder;
        this.nodes = nodes;
    }

    /// @throws IllegalArgumentException when an account is there twice
    public static PrivilegeGraph of(List<Account> accounts) {
        Directory directory = new Directory(accounts);
        EdgeFinder finder = new EdgeFinder(directory);
        List<EdgeFinder.Node> nodes = new ArrayList<>(directory.size());
        for (int id = 0; id < directory.size(); id++) {
            nodes.add(finder.find(id));
        }
        return new PrivilegeGraph(directory, finder, nodes);
    }

    /// ARNs of everybody in the graph.
    public SortedSet<String> principals() {
        SortedSet<String> arns = new TreeSet<>();
        for (int id = 0; id < directory.size(); id++) {
            arns.add(directory.identity(id).arn());
        }
        return arns;
    }

    /// Who is administrator as it stands, and how firmly, by ARN.
    public SortedMap<String, Standing> administrators() {
        SortedMap<String, Standing> found = new TreeMap<>();
        for (int id = 0; id < nodes.size(); id++) {
            Standing standing = nodes.get(id).administrator();
            if (standing.present()) {
                found.put(directory.identity(id).arn(), standing);
            }
        }
        return Collections.unmodifiableSortedMap(found);
    }

    /// The shortest way to an administrator, of those that stand for certain if there is one.
    ///
    /// @return without hops for an administrator; empty when there is none
    /// @throws IllegalArgumentException when the principal is not in the graph
    public Optional<Route> route(String arn) {
        int id = id(arn);
        return distances(id)
                .map(distances -> new RouteFinder(directory, nodes, distances).from(id));
    }

    /// The shortest way to an administrator by each escalation path that it can begin with, the
    /// shortest first. None for an administrator; who is one under conditions may have a way that
    /// stands for certain.
    ///
    /// @throws IllegalArgumentException when the principal is not in the graph
    public List<Route> routes(String arn) {
        int id = id(arn);
        if (distances(id).filter(distances -> distances.steps(id) > 0).isEmpty()) {
            return List.of();
        }
        Map<String, Route> byPath = new LinkedHashMap<>();
        for (Standing least : List.of(Standing.YES, Standing.CONDITIONAL)) {
            Distances distances = distances(id, least);
            RouteFinder routes = new RouteFinder(directory, nodes, distances);
            for (Edge edge : nodes.get(id).edges()) {
                routes.by(id, edge)
                        .ifPresent(route ->
                                byPath.merge(
                                        route.hops().getFirst().path().id(),
                                        route,
                                        PrivilegeGraph::shorter));
            }
        }
        return byPath.values().stream()
                .sorted(
                        Comparator.comparing(Route::standing)
                                .reversed()
                                .thenComparing(route -> route.hops().size()))
                .toList();
    }

    private static Route shorter(Route one, Route other) {
        return one.standing() == other.standing() && other.hops().size() < one.hops().size()
                ? other
                : one;
    }

    /// Whom it can act as, and where.
    ///
    /// @throws IllegalArgumentException when the principal is not in the graph
    public BlastRadius blastRadius(String arn) {
        int id = id(arn);
        BitSet firmly = firmly(id);
        BitSet perhaps = perhaps(id);
        SortedSet<String> touched = directory.accountsOf(perhaps);
        perhaps.andNot(firmly);
        firmly.clear(id);
        return new BlastRadius(arns(firmly), arns(perhaps), touched);
    }

    /// The same without names: for a look at everybody.
    ///
    /// @throws IllegalArgumentException when the principal is not in the graph
    public Span span(String arn) {
        int id = id(arn);
        BitSet firmly = firmly(id);
        BitSet perhaps = perhaps(id);
        int possible = perhaps.cardinality() - firmly.cardinality();
        firmly.clear(id);
        return new Span(
                firmly.cardinality(),
                directory.accountsOf(firmly),
                possible,
                directory.accountsOf(perhaps));
    }

    private BitSet firmly(int id) {
        return Spreading.from(id, directory, nodes, Standing.YES);
    }

    private BitSet perhaps(int id) {
        return Spreading.from(id, directory, nodes, Standing.CONDITIONAL);
    }

    private SortedSet<String> arns(BitSet ids) {
        SortedSet<String> arns = new TreeSet<>();
        ids.stream().forEach(id -> arns.add(directory.identity(id).arn()));
        return arns;
    }

    /// The same with users and roles as they are given, in place of those of their ARNs. Where only
    /// what they may do has changed, little but they is looked at anew.
    ///
    /// @throws IllegalArgumentException when one is of no account of the graph
    public PrivilegeGraph with(Collection<Identity> changed) {
        if (!changed.stream().allMatch(directory::alike)) {
            return of(directory.accountsWith(changed));
        }
        Directory revised = directory.with(changed);
        boolean alike = changed.stream().allMatch(this::targetsAlike);
        EdgeFinder again = finder.in(revised, alike);
        List<EdgeFinder.Node> found = new ArrayList<>(nodes);
        changed.forEach(identity -> {
            int id = id(identity.arn());
            found.set(id, again.find(id));
        });
        for (int id = 0; id < found.size() && !alike; id++) {
            if (nodes.get(id).watching()) {
                found.set(id, again.find(id));
            }
        }
        return new PrivilegeGraph(revised, again, found);
    }

    /// Every single step of a principal; none when it is not in the graph.
    List<Hop> hops(String arn) {
        OptionalInt id = directory.id(arn);
        return id.isEmpty()
                ? List.of()
                : new RouteFinder(directory, nodes, distances(id.getAsInt(), Standing.CONDITIONAL))
                        .steps(id.getAsInt());
    }

    /// Whether the other graph has the principal's steps from this one.
    boolean sharesStepsOf(String arn, PrivilegeGraph other) {
        OptionalInt here = directory.id(arn);
        OptionalInt there = other.directory.id(arn);
        return here.isPresent()
                && there.isPresent()
                && nodes.get(here.getAsInt()) == other.nodes.get(there.getAsInt());
    }

    Optional<Route> routeIfThere(String arn) {
        return directory.id(arn).isPresent() ? route(arn) : Optional.empty();
    }

    private boolean targetsAlike(Identity changed) {
        int id = id(changed.arn());
        return Raisables.alike(
                directory.identity(id),
                changed,
                directory.accountOf(id).account().serviceControls());
    }

    private int id(String arn) {
        return directory
                .id(arn)
                .orElseThrow(() -> new IllegalArgumentException("not in the graph: " + arn));
    }

    private Optional<Distances> distances(int id) {
        Distances certain = distances(id, Standing.YES);
        return certain.leadsOn(id)
                ? Optional.of(certain)
                : Optional.of(distances(id, Standing.CONDITIONAL))
                        .filter(distances -> distances.leadsOn(id));
    }

    /// Few questions are answered by looking ahead from whom they are about; more are worth
    /// counting everybody's steps once.
    private Distances distances(int id, Standing least) {
        Distances known = counted.get(least);
        if (known != null) {
            return known;
        }
        if (questions.incrementAndGet() <= FEW) {
            return new Distances(
                    directory,
                    nodes,
                    least,
                    Spreading.toAdministrators(id, directory, nodes, least));
        }
        return counted.computeIfAbsent(
                least, each -> Distances.ofEverybody(directory, nodes, each));
    }
}
