package dev.attest.traildigest;

import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.Found.OneDigest;
import dev.attest.traildigest.TrailFinding.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The digests that there are, checked against each other and against AWS's signatures.
///
/// The signature of a digest lies beside it in S3, and again in the digest after it. Anybody can
/// add a digest: whatever one says of another counts only where all that speak of it agree. Digests
/// of late logs have chains of their own.
///
/// Source: CloudTrail User Guide, "CloudTrail digest file structure" and "Custom implementations of
/// CloudTrail log file integrity validation".
final class Digests {

    private static final Comparator<OneDigest> IN_TIME =
            Comparator.comparing((OneDigest each) -> each.digest().end())
                    .thenComparing(OneDigest::path);

    private final PublicKeys keys;
    private final List<TrailFinding> findings;
    private final SortedMap<String, List<OneDigest>> chains = new TreeMap<>();
    private final Map<String, List<Digest.Previous>> toldByNext = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<OneDigest> signed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Place, List<ToldTime>> times = new HashMap<>();
    private final List<CheckedDigest> checked = new ArrayList<>();

    Digests(List<OneDigest> all, PublicKeys keys, List<TrailFinding> findings) {
        this.keys = keys;
        this.findings = findings;
        for (OneDigest each : all) {
            FileName name = each.digest().name();
            names.add(name.text());
            each.digest().previous().ifPresent(this::tell);
            String chain =
                    String.join(
                            " ",
                            name.account(),
                            name.region(),
                            name.trail(),
                            name.backfill() ? "late" : "");
            chains.computeIfAbsent(chain, key -> new ArrayList<>()).add(each);
        }
        for (List<OneDigest> chain : chains.values()) {
            chain.sort(IN_TIME);
            FileName name = chain.getFirst().digest().name();
            if (!name.backfill()) {
                times.computeIfAbsent(Place.of(name), key -> new ArrayList<>())
                        .add(new ToldTime(chain));
            }
        }
    }

    private void tell(Digest.Previous previous) {
        toldByNext.computeIfAbsent(previous.name().text(), key -> new ArrayList<>()).add(previous);
    }

    /// Adds what is wrong to the findings.
    List<Chain> check() {
        List<Chain> all = new ArrayList<>();
        chains.values().forEach(chain -> all.add(check(chain)));
        return all;
    }

    /// Whether AWS signed it, as the check has found.
    boolean signed(OneDigest digest) {
        return signed.contains(digest);
    }

    private Chain check(List<OneDigest> chain) {
        EnumMap<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int keyless = 0;
        for (int i = 0; i < chain.size(); i++) {
            OneDigest each = chain.get(i);
            if (i > 0) {
                link(chain.get(i - 1), each);
            }
            List<String> signatures = signatures(each);
            Verdict verdict = verdict(each, signatures);
            verdicts.merge(verdict, 1, Integer::sum);
            checked.add(new CheckedDigest(each.path(), each.digest(), verdict));
            if (verdict == Verdict.SIGNED) {
                signed.add(each);
            }
            boolean key = keys.has(each.digest().fingerprint());
            keyless += signatures.isEmpty() || key ? 0 : 1;
        }
        int withSignature = verdicts.getOrDefault(Verdict.SIGNED, 0);
        int chained = verdicts.getOrDefault(Verdict.CHAINED, 0);
        FileName name = chain.getFirst().digest().name();
        return new Chain(
                name.account(),
                name.region(),
                name.trail(),
                chain.getFirst().digest().start(),
                chain.getLast().digest().end(),
                withSignature,
                chained,
                chain.size() - withSignature - chained,
                keyless);
    }

    /// What vouches for each, once they are checked.
    List<CheckedDigest> checked() {
        return checked;
    }

    private Verdict verdict(OneDigest each, List<String> signatures) {
        boolean key = keys.has(each.digest().fingerprint());
        boolean holds = !signatures.isEmpty() && hold(signatures, each.digest());
        boolean refuted = key && !signatures.isEmpty() && !holds;
        boolean moved = !isWhereItSays(each);
        if (moved) {
            report(
                    Kind.DIGEST_MOVED,
                    each.name(),
                    each,
                    "says that it is " + each.digest().name().text());
        }
        String alteration = alteration(each, refuted);
        if (alteration != null) {
            report(Kind.DIGEST_ALTERED, each.digest().name(), each, alteration);
        }
        if (moved || alteration != null) {
            return Verdict.INVALID;
        }
        if (holds) {
            return Verdict.SIGNED;
        }
        return told(each).isEmpty() ? Verdict.UNVERIFIED : Verdict.CHAINED;
    }

    /// Whether nothing is between a digest and the one before it.
    private void link(OneDigest before, OneDigest each) {
        Digest digest = each.digest();
        if (digest.name().equals(before.digest().name())) {
            return; // a copy
        }
        Optional<Digest.Previous> previous = digest.previous();
        if (previous.isEmpty()) {
            if (!digest.name().backfill()) {
                findings.add(
                        Reconciling.finding(
                                Kind.CHAIN_RESTARTED,
                                digest.name(),
                                each.path(),
                                "begins a new chain: nothing tells of the time from "
                                        + before.digest().end()
                                        + " to "
                                        + digest.start()));
            }
        } else if (!names.contains(previous.get().name().text())) {
            FileName missing = previous.get().name();
            findings.add(
                    Reconciling.finding(
                            Kind.DIGEST_MISSING,
                            missing,
                            missing.text(),
                            "was delivered, and is not here; what it named is not known"));
        }
    }

    private void report(Kind kind, FileName name, OneDigest each, String sentence) {
        findings.add(Reconciling.finding(kind, name, each.path(), sentence));
    }

    private static boolean isWhereItSays(OneDigest each) {
        return each.name().equals(each.digest().name());
    }

    /// What shows that it is not as it was written; null when nothing does.
    ///
    /// @param refuted whether a signature does not hold
    private @Nullable String alteration(OneDigest each, boolean refuted) {
        String sha256 = each.digest().sha256();
        if (told(each).stream().anyMatch(told -> !told.sha256().equals(sha256))) {
            return "is not what the digest after it knew: SHA-256 " + sha256;
        }
        return refuted ? "is not what AWS signed" : null;
    }

    private boolean hold(List<String> signatures, Digest digest) {
        return signatures.stream().allMatch(signature -> keys.signed(digest, signature));
    }

    /// Its own, and those that digests after it tell.
    private List<String> signatures(OneDigest each) {
        return Stream.concat(
                        Stream.ofNullable(each.signature()),
                        told(each).stream().flatMap(told -> Stream.ofNullable(told.signature())))
                .distinct()
                .toList();
    }

    /// What digests after it say of it.
    private List<Digest.Previous> told(OneDigest each) {
        return toldByNext.getOrDefault(each.digest().name().text(), List.of());
    }

    /// Whether digests tell of the time when the log was delivered, and later ones are there, too:
    /// the newest may be late with its logs.
    boolean tellOf(FileName log) {
        return times.getOrDefault(Place.of(log), List.of()).stream()
                .anyMatch(time -> time.covers(log.time()));
    }

    private record Place(String account, String region) {

        static Place of(FileName name) {
            return new Place(name.account(), name.region());
        }
    }
}
