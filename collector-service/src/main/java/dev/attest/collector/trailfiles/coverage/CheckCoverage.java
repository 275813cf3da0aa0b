package dev.attest.collector.trailfiles.coverage;

import dev.attest.collector.collection.LeaseLostException;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trailfiles.coverage.CoverageRows.Known;
import dev.attest.collector.trailfiles.coverage.CoverageRows.Marked;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.DigestReader;
import dev.attest.traildigest.FileName;
import dev.attest.traildigest.Found;
import dev.attest.traildigest.PublicKeys;
import dev.attest.traildigest.Reconciliation;
import dev.attest.traildigest.UnreadableDigestException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reaches the verdicts on a trail's hours, a day of one account and region after the other: what
/// the digests name against what the ledger has.
@ApplicationScoped
public class CheckCoverage {

    private static final Logger LOG = Logger.getLogger(CheckCoverage.class);

    private final CoverageRows rows;
    private final DigestRows digests;
    private final EvidenceFiles evidence;
    private final Transactions transactions;
    private final Clock clock;

    CheckCoverage(
            CoverageRows rows,
            DigestRows digests,
            EvidenceFiles evidence,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.digests = digests;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Runs work in a transaction of whoever may write for the trail.
    @FunctionalInterface
    public interface Writing {
        void in(Consumer<SqlConnection> work);
    }

    /// Judges the days in which something changed, or in which an hour is still open. A day that
    /// cannot be judged stays on the list, and its neighbours are judged.
    ///
    /// @throws LeaseLostException when another replica has taken over
    /// @throws IllegalStateException when a day could not be judged
    public void run(String trail, DigestKeys keys, Writing writing) {
        List<String> failed = new ArrayList<>();
        List<Marked> days = transactions.call(c -> rows.days(c, trail, null));
        while (!days.isEmpty()) {
            days.forEach(marked -> judge(marked, keys, writing, failed));
            DayOfLogs last = days.getLast().day();
            days = transactions.call(c -> rows.days(c, trail, last));
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(
                    "%d days could not be judged, first %s"
                            .formatted(failed.size(), failed.getFirst()));
        }
    }

    private void judge(Marked marked, DigestKeys keys, Writing writing, List<String> failed) {
        try {
            judge(marked, keys, writing);
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            DayOfLogs day = marked.day();
            LOG.errorf(e, "%s cannot be judged", day);
            failed.add(
                    day.account() + " " + day.region() + " " + day.day() + ": " + e.getMessage());
        }
    }

    private void judge(Marked marked, DigestKeys keys, Writing writing) {
        DayOfLogs day = marked.day();
        Instant now = clock.instant();
        Known known = transactions.call(connection -> rows.known(connection, day));
        List<KeptDigest> kept = transactions.call(connection -> digests.around(connection, day));
        List<Found> found = new ArrayList<>(known.found());
        kept.forEach(each -> found.add(read(each)));
        Reconciliation reconciled = Reconciliation.of(found, keys(day, found, keys));
        Map<Instant, HourVerdict> verdicts =
                new JudgeHours(day, reconciled, known.waiting(), now).verdicts();
        Map<String, String> proofs = new HashMap<>();
        kept.forEach(each -> proofs.put(each.key(), each.sha256()));
        writing.in(connection -> {
            if (rows.judged(connection, marked, JudgeHours.settled(day, verdicts, now))) {
                rows.save(connection, day, verdicts, proofs, now);
            }
        });
    }

    private static PublicKeys keys(DayOfLogs day, List<Found> found, DigestKeys keys) {
        List<Digest> all =
                found.stream()
                        .filter(Found.OneDigest.class::isInstance)
                        .map(each -> ((Found.OneDigest) each).digest())
                        .toList();
        if (all.isEmpty()) {
            return PublicKeys.none();
        }
        Set<String> needed = all.stream().map(Digest::fingerprint).collect(Collectors.toSet());
        Instant from = all.stream().map(Digest::start).min(Instant::compareTo).orElseThrow();
        Instant until = all.stream().map(Digest::end).max(Instant::compareTo).orElseThrow();
        return keys.of(day.region(), from, until, needed);
    }

    private Found read(KeptDigest kept) {
        FileName name = FileName.of(kept.key()).orElseThrow();
        try (InputStream in = evidence.kept(kept.sha256())) {
            Digest digest = DigestReader.read(in.readNBytes(DigestReader.LONGEST));
            return new Found.OneDigest(kept.key(), name, digest, kept.signature());
        } catch (UnreadableDigestException | IOException e) {
            return new Found.Unreadable(
                    kept.key(), name, "cannot be read from the evidence: " + e.getMessage());
        }
    }
}
