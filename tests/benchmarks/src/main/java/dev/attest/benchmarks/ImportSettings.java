package dev.attest.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the import benchmark is asked to do.
///
/// @param events records of each round
/// @param small records of the small import that the growth of memory is measured against
/// @param seed of the first round's company; every round has another, because a file that was
///   imported before is no work
/// @param inFlight uploads at a time
/// @param mix whether four data events follow each identity event, as in a trail that records both
/// @param folder trail files to use in place of sample companies: one round, since they are new
///   only once
/// @param url the collector's address; null to find it in the home
/// @param home folder of the embedded stack whose collector is measured; null for a collector of
///   the benchmark's own, beside which no other service runs
record ImportSettings(
        int events,
        int small,
        int rounds,
        long seed,
        LocalDate anchor,
        int inFlight,
        boolean mix,
        @Nullable Path folder,
        @Nullable String url,
        @Nullable Path home) {

    private static final Set<String> KNOWN =
            Set.of(
                    "events",
                    "small",
                    "rounds",
                    "seed",
                    "anchor",
                    "in-flight",
                    "mix",
                    "folder",
                    "url",
                    "home");

    ImportSettings {
        if (events < 1000 || small < 1000 || rounds < 1 || inFlight < 1) {
            throw new IllegalArgumentException(
                    "events and small are at least 1000, rounds and in-flight at least 1");
        }
    }

    static ImportSettings parse(List<String> arguments) {
        Map<String, String> given = Settings.given(arguments, KNOWN);
        String folder = given.get("folder");
        return new ImportSettings(
                Integer.parseInt(given.getOrDefault("events", "500000")),
                Integer.parseInt(given.getOrDefault("small", "50000")),
                folder == null ? Integer.parseInt(given.getOrDefault("rounds", "3")) : 1,
                Long.parseLong(given.getOrDefault("seed", "1001")),
                LocalDate.parse(given.getOrDefault("anchor", "2026-03-31")),
                Integer.parseInt(given.getOrDefault("in-flight", "4")),
                mixed(given.getOrDefault("mix", "company")),
                folder == null ? null : Path.of(folder),
                given.getOrDefault("url", System.getenv("ATTEST_URL")),
                given.containsKey("home") ? home(given.get("home")) : null);
    }

    private static boolean mixed(String mix) {
        return switch (mix) {
            case "company" -> false;
            case "fifth" -> true;
            default -> throw new IllegalArgumentException("mix is company or fifth, not " + mix);
        };
    }

    /// The home that is meant when this one is given.
    static Path home(@Nullable String given) {
        if (given != null && !given.isEmpty()) {
            return Path.of(given);
        }
        String told = System.getProperty("attest.home", System.getenv("ATTEST_HOME"));
        String root = System.getProperty("attest.root", ".");
        return told == null ? Path.of(root, ".attest") : Path.of(told);
    }
}
