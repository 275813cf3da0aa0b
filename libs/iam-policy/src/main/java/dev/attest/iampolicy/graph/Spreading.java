package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.decision.Standing;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Everybody whom one principal can act as, in any number of steps. Who is administrator can act as
/// everybody in the account but for roles that only AWS uses.
final class Spreading {

    private final Directory directory;
    private final List<EdgeFinder.Node> nodes;
    private final Standing least;
    private final BitSet reached = new BitSet();
    private final Ids.Builder open = new Ids.Builder();
    private final Set<AccountIndex> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Population> whole = Collections.newSetFromMap(new IdentityHashMap<>());

    private Spreading(Directory directory, List<EdgeFinder.Node> nodes, Standing least) {
        this.directory = directory;
        this.nodes = nodes;
        this.least = least;
    }

    /// @param least how firmly an edge must stand to count
    /// @return the numbers of users and roles, the principal's own among them
    static BitSet from(int id, Directory directory, List<EdgeFinder.Node> nodes, Standing least) {
        Spreading spreading = new Spreading(directory, nodes, least);
        spreading.reach(id);
        for (int i = 0; i < spreading.open.size(); i++) {
            spreading.goOn(spreading.open.get(i));
        }
        spreading.reached.clear(directory.size(), directory.numbers());
        return spreading.reached;
    }

    /// Everybody on ways to an administrator, who is gone no further from.
    ///
    /// @param least how firmly an edge must stand to count
    static BitSet toAdministrators(
            int id, Directory directory, List<EdgeFinder.Node> nodes, Standing least) {
        Spreading spreading = new Spreading(directory, nodes, least);
        spreading.reach(id);
        for (int i = 0; i < spreading.open.size(); i++) {
            int next = spreading.open.get(i);
            if (next < directory.size() && !spreading.administers(next)) {
                spreading.goOn(next);
            }
        }
        spreading.reached.clear(directory.size(), directory.numbers());
        return spreading.reached;
    }

    private boolean administers(int id) {
        return nodes.get(id).administrator().compareTo(least) >= 0;
    }

    private void reach(int id) {
        if (!reached.get(id)) {
            reached.set(id);
            open.add(id);
        }
    }

    private void goOn(int id) {
        if (id >= directory.size()) {
            everybody(directory.accounts().get(id - directory.size()));
            return;
        }
        if (administers(id)) {
            everybody(directory.accountOf(id));
        }
        for (Edge edge : nodes.get(id).edges()) {
            if (edge.standing().compareTo(least) >= 0) {
                go(edge.to());
            }
        }
    }

    private void everybody(AccountIndex account) {
        if (!taken.add(account)) {
            return;
        }
        for (Population population : account.populations()) {
            if (!population.traits().reserved()) {
                go(population.whole());
            }
        }
    }

    private void go(Members members) {
        if (members instanceof Members.AllBut(Population population, Ids except)) {
            if (whole.contains(population)) {
                return;
            }
            if (except.isEmpty()) {
                whole.add(population);
            }
        }
        members.forEach(this::reach);
    }
}
