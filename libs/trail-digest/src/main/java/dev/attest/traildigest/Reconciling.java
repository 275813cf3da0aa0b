package dev.attest.traildigest;

import dev.attest.traildigest.Found.OneDigest;
import dev.attest.traildigest.TrailFinding.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        Map<String, Told> named = named();
        named.values().forEach(this::compare);
        for (Found each : found) {
            if (each instanceof Found.Log log && !named.containsKey(key(log))) {
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
        return new Reconciliation(told, chains.checked(), all, findings);
    }

    private void unreadable(Found.Unreadable file) {
        boolean log = file.name().kind() == FileName.Kind.LOG;
        Kind kind = log ? Kind.LOG_UNREADABLE : Kind.DIGEST_UNREADABLE;
        findings.add(finding(kind, file.name(), file.path(), file.reason()));
        if (log) {
            logs.computeIfAbsent(key(file), k -> new ArrayList<>()).add(file);
        }
    }

    private Map<String, Told> named() {
        Map<String, Told> named = new LinkedHashMap<>();
        for (OneDigest digest : digests) {
            boolean signed = chains.signed(digest);
            for (Digest.Log log : digest.digest().logs()) {
                named.computeIfAbsent(log.name().text(), key -> new Told(log)).add(log, signed);
            }
        }
        return named;
    }

    private void compare(Told told) {
        FileName name = told.log.name();
        Counts counts = counts(name);
        List<Found> copies = logs.getOrDefault(name.text(), List.of());
        boolean altered = false;
        for (Found copy : copies) {
            boolean same =
                    copy instanceof Found.Log log && told.hashes.equals(Set.of(log.sha256()));
            if (!same && copy instanceof Found.Log log) {
                findings.add(finding(Kind.LOG_ALTERED, name, log.path(), told.contradicting(log)));
            }
            altered |= !same;
        }
        if (copies.isEmpty()) {
            counts.missing++;
            findings.add(
                    finding(
                            Kind.LOG_MISSING,
                            name,
                            told.log.object(),
                            "was delivered, and is not here"));
        } else if (altered) {
            counts.altered++;
        } else {
            counts.verified++;
            counts.unsigned += told.signed ? 0 : 1;
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

    /// What all digests together say of a log.
    private static final class Told {

        private final Digest.Log log;
        private final Set<String> hashes = new HashSet<>();
        private boolean signed;

        Told(Digest.Log log) {
            this.log = log;
        }

        void add(Digest.Log other, boolean bySigned) {
            hashes.add(other.sha256());
            signed |= bySigned;
        }

        String contradicting(Found.Log copy) {
            return hashes.contains(copy.sha256())
                    ? "is not what every digest says that was delivered: SHA-256 " + copy.sha256()
                    : "is not as it was delivered: SHA-256 " + copy.sha256();
        }
    }

    private static final class Counts {

        private int verified;
        private int unsigned;
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
                    unsigned,
                    missing,
                    altered,
                    extra,
                    untold);
        }
    }
}
