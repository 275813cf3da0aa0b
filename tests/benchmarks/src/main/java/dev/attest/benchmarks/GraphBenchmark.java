package dev.attest.benchmarks;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.graph.PrivilegeGraph;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long the privilege graph of a company takes to build, how it grows, and what one change
/// costs.
final class GraphBenchmark {

    static final Map<String, String> DEFAULTS =
            Map.of("principals", "10000", "rounds", "3", "growth", "10", "changes", "25");

    private static final double MILLIS = 1e6;
    private static final double KIB_IN_MIB = 1024.0;
    private static final int SEED = 7;

    private final Settings settings;
    private final PrintStream out;

    GraphBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// @return whether somebody was found to be, and somebody to become, administrator
    boolean run() {
        int principals = settings.number("principals");
        ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
        PrivilegeGraph.of(ManyAccounts.of(principals / 10 + 1, SEED));
        List<Double> builds = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Double> ways = new ArrayList<>();
        boolean found = true;
        memory.resetPeak();
        for (int round = 0; round < settings.number("rounds"); round++) {
            List<Account> accounts = ManyAccounts.of(principals, SEED + round);
            long start = System.nanoTime();
            PrivilegeGraph graph = everybodysWays(accounts);
            builds.add((System.nanoTime() - start) / MILLIS);
            change(graph, accounts, changes, ways);
            found &= !graph.administrators().isEmpty() && climbs(graph);
        }
        double build = ImportBenchmark.median(builds);
        double change = ImportBenchmark.median(changes);
        double way = ImportBenchmark.median(ways);
        say(
                "build        %,d principals in %,.0f ms   wanted: 10,000 in 10,000 ms",
                principals, build);
        memory.peak()
                .ifPresent(peak ->
                        say(
                                "memory       %,.0f MiB at most, company included   wanted: 1,024",
                                peak / KIB_IN_MIB));
        say("one change   %,.2f ms, 1/%,.0f of the build   wanted: 1/500", change, build / change);
        say("and its way  %,.2f ms, 1/%,.0f of the build   wanted: 1/500", way, build / way);
        int growth = settings.number("growth");
        if (growth > 1) {
            List<Account> accounts = ManyAccounts.of(principals * growth, SEED);
            long start = System.nanoTime();
            PrivilegeGraph graph = everybodysWays(accounts);
            double large = (System.nanoTime() - start) / MILLIS;
            say(
                    "growth       %,d principals in %,.0f ms: %.1fx the time of %dx less   wanted: 12x of 10x",
                    principals * growth, large, large / build, growth);
        }
        return found;
    }

    /// The graph, and how far everybody is away from an administrator.
    private static PrivilegeGraph everybodysWays(List<Account> accounts) {
        PrivilegeGraph graph = PrivilegeGraph.of(accounts);
        graph.principals().stream().limit(100).forEach(graph::route);
        return graph;
    }

    /// One principal gets one policy more.
    ///
    /// @param changes takes how long the graph took
    /// @param ways the same, when the way that the principal has then is asked for, too
    private void change(
            PrivilegeGraph graph, List<Account> accounts, List<Double> changes, List<Double> ways) {
        List<Identity> everybody = List.copyOf(accounts.getFirst().identities().values());
        for (int i = 0; i < settings.number("changes"); i++) {
            Identity one = everybody.get(i * 31 % everybody.size());
            Identity changed = one.withOwn(one.own().and(ManyAccounts.oneMore(i)));
            long start = System.nanoTime();
            PrivilegeGraph after = graph.with(List.of(changed));
            changes.add((System.nanoTime() - start) / MILLIS);
            after.route(one.arn());
            ways.add((System.nanoTime() - start) / MILLIS);
        }
    }

    private static boolean climbs(PrivilegeGraph graph) {
        return graph.principals().stream()
                .anyMatch(arn ->
                        graph.route(arn).filter(route -> !route.hops().isEmpty()).isPresent());
    }

    private void say(String text, Object... values) {
        out.println("  " + String.format(Locale.ROOT, text, values));
    }
}
