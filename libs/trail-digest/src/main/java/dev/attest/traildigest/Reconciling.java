package dev.attest.traildigest;

import dev.attest.traildigest.Found.OneDigest;
import dev.attest.traildigest.TrailFinding.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares files with what digests say of them, first the digests with each other.
final class Reconciling {

    private final List<? extends Found> found;
    private final List<TrailFinding> findings = new ArrayList<>();
    private final SortedMap<Hour, Counts> hours = new TreeMap<>();
    private final List<OneDigest> digests = new ArrayList<>();
    private final Map<String, List<Found>> logs = new HashMap<>();
    private final Digests chains;

    Reconciling(List<? extends Found> found, PublicKeys keys) {
        this.found = found;
        for (Found each : found) {
            switch (each) {
                case OneDigest digest -> digests.add(digest);
                case Found.Log log ->
                        logs.computeIfAbsent(key(log), k -> new ArrayList<>()).add(log);
                case Found.Unreadable file -> unreadable(file);
            }
        }
        this.chains = new Digests(digests, keys, findings);
    }

    Reconciliation result() {
        List<Chain> told = chains.check();
        Set<String> named = new HashSet<>();
        for (OneDigest digest : digests) {
            for (Digest.Log log : digest.digest().logs()) {
                if (named.add(log.name().text())) {
                    compare(log);
                }
            }
        }
        for (Found each : found) {
            if (each instanceof Found.Log log && !named.contains(key(log))) {
                unnamed(log);
            }
        }
        List<HourOfLogs> all = new ArrayList<>();
        hours.forEach((hour, counts) -> all.add(counts.of(hour)));
        findings.sort(
                Comparator.comparing(TrailFinding::account)
                        .thenComparing(TrailFinding::region)
                        .thenComparing(TrailFinding::hour)
                        .thenComparing(TrailFinding::file));
        return new Reconciliation(told, all, findings);
    }

    private void unreadable(Found.Unreadable file) {
        boolean log = file.name().kind() == FileName.Kind.LOG;
        Kind kind = log ? Kind.LOG_UNREADABLE : Kind.DIGEST_UNREADABLE;
        findings.add(finding(kind, file.name(), file.path(), file.reason()));
        if (log) {
            logs.computeIfAbsent(key(file), k -> new ArrayList<>()).add(file);
        }
    }

    private void compare(Digest.Log told) {
        Counts counts = counts(told.name());
        List<Found> copies = logs.getOrDefault(told.name().text(), List.of());
        if (copies.isEmpty()) {
            counts.missing++;
            findings.add(
                    finding(
                            Kind.LOG_MISSING,
                            told.name(),
                            told.object(),
                            "was delivered, and is not here"));
        }
        boolean altered = false;
        for (Found copy : copies) {
            if (copy instanceof Found.Log log && !log.sha256().equals(told.sha256())) {
                findings.add(
                        finding(
                                Kind.LOG_ALTERED,
                                told.name(),
                                log.path(),
                                "is not as it was delivered: SHA-256 " + log.sha256()));
            }
            altered |= !(copy instanceof Found.Log log && log.sha256().equals(told.sha256()));
        }
        if (altered) {
            counts.altered++;
        } else if (!copies.isEmpty()) {
            counts.verified++;
        }
    }

    private void unnamed(Found.Log log) {
        if (!chains.tellOf(log.name())) {
            counts(log.name()).untold++;
            return;
        }
        counts(log.name()).extra++;
        findings.add(
                finding(
                        Kind.LOG_EXTRA,
                        log.name(),
                        log.path(),
                        "is named by no digest of its time"));
    }

    private Counts counts(FileName name) {
        return hours.computeIfAbsent(
                new Hour(name.account(), name.region(), hour(name)), hour -> new Counts());
    }

    private static String key(Found file) {
        return file.name().text();
    }

    static TrailFinding finding(Kind kind, FileName name, String file, String sentence) {
        return new TrailFinding(kind, name.account(), name.region(), hour(name), file, sentence);
    }

    private static Instant hour(FileName name) {
        return name.time().truncatedTo(ChronoUnit.HOURS);
    }

    private record Hour(String account, String region, Instant hour) implements Comparable<Hour> {

        private static final Comparator<Hour> ORDER =
                Comparator.comparing(Hour::account)
                        .thenComparing(Hour::region)
                        .thenComparing(Hour::hour);

        @Override
        public int compareTo(Hour other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Counts {

        private int verified;
        private int missing;
        private int altered;
        private int extra;
        private int untold;

        HourOfLogs of(Hour hour) {
            return new HourOfLogs(
                    hour.account,
                    hour.region,
                    hour.hour,
                    verified,
                    missing,
                    altered,
                    extra,
                    untold);
        }
    }
}
