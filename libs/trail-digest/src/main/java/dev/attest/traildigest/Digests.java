package dev.attest.traildigest;

import dev.attest.traildigest.Found.OneDigest;
import dev.attest.traildigest.TrailFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The digests that there are, checked against each other and against AWS's signatures.
///
/// The signature of a digest lies beside it in S3, and again in the digest after it. Digests of
/// late logs have chains of their own.
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
    private final Map<String, Digest.Previous> toldByNext = new HashMap<>();
    private final Map<String, OneDigest> byName = new HashMap<>();

    Digests(List<OneDigest> all, PublicKeys keys, List<TrailFinding> findings) {
        this.keys = keys;
        this.findings = findings;
        for (OneDigest each : all) {
            FileName name = each.digest().name();
            byName.putIfAbsent(name.text(), each);
            each.digest()
                    .previous()
                    .ifPresent(previous -> toldByNext.put(previous.name().text(), previous));
            String chain =
                    String.join(
                            " ",
                            name.account(),
                            name.region(),
                            name.trail(),
                            name.backfill() ? "late" : "");
            chains.computeIfAbsent(chain, key -> new ArrayList<>()).add(each);
        }
        chains.values().forEach(chain -> chain.sort(IN_TIME));
    }

    /// Adds what is wrong to the findings.
    List<Chain> check() {
        List<Chain> checked = new ArrayList<>();
        chains.values().forEach(chain -> checked.add(check(chain)));
        return checked;
    }

    private Chain check(List<OneDigest> chain) {
        int signed = 0;
        int chained = 0;
        for (int i = 0; i < chain.size(); i++) {
            OneDigest each = chain.get(i);
            if (i > 0) {
                link(chain.get(i - 1), each);
            }
            boolean sound = lies(each) & unaltered(each);
            if (sound && signature(each).filter(s -> keys.signed(each.digest(), s)).isPresent()) {
                signed++;
            } else if (sound && toldByNext.containsKey(each.digest().name().text())) {
                chained++;
            }
        }
        FileName name = chain.getFirst().digest().name();
        return new Chain(
                name.account(),
                name.region(),
                name.trail(),
                chain.getFirst().digest().start(),
                chain.getLast().digest().end(),
                signed,
                chained,
                chain.size() - signed - chained);
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
        } else if (!byName.containsKey(previous.get().name().text())) {
            FileName missing = previous.get().name();
            findings.add(
                    Reconciling.finding(
                            Kind.DIGEST_MISSING,
                            missing,
                            missing.text(),
                            "was delivered, and is not here; what it named is not known"));
        }
    }

    private boolean lies(OneDigest each) {
        boolean lies = each.name().equals(each.digest().name());
        if (!lies) {
            findings.add(
                    Reconciling.finding(
                            Kind.DIGEST_MOVED,
                            each.name(),
                            each.path(),
                            "says that it is " + each.digest().name().text()));
        }
        return lies;
    }

    private boolean unaltered(OneDigest each) {
        Digest digest = each.digest();
        Digest.Previous told = toldByNext.get(digest.name().text());
        String why = null;
        if (told != null && !told.sha256().equals(digest.sha256())) {
            why = "is not what the digest after it knew: SHA-256 " + digest.sha256();
        } else if (keys.has(digest.fingerprint())
                && signature(each).filter(s -> !keys.signed(digest, s)).isPresent()) {
            why = "is not what AWS signed";
        }
        if (why != null) {
            findings.add(Reconciling.finding(Kind.DIGEST_ALTERED, digest.name(), each.path(), why));
        }
        return why == null;
    }

    private Optional<String> signature(OneDigest each) {
        if (each.signature() != null) {
            return Optional.of(each.signature());
        }
        return Optional.ofNullable(toldByNext.get(each.digest().name().text()))
                .map(Digest.Previous::signature);
    }

    /// Whether digests tell of the time when the log was delivered, and later ones are there, too:
    /// the newest may be late with its logs.
    boolean tellOf(FileName log) {
        return chains.values().stream()
                .filter(chain -> chain.getFirst().digest().name().account().equals(log.account()))
                .filter(chain -> chain.getFirst().digest().name().region().equals(log.region()))
                .filter(chain -> !chain.getFirst().digest().name().backfill())
                .filter(chain -> log.time().isBefore(chain.getLast().digest().start()))
                .flatMap(List::stream)
                .map(OneDigest::digest)
                .anyMatch(digest ->
                        !log.time().isBefore(digest.start()) && log.time().isBefore(digest.end()));
    }
}
