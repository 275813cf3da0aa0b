package dev.attest.collector.trailfiles;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportCounts;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.UnusableFile;
import dev.attest.collector.platform.Text;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import dev.attest.collector.trailfiles.coverage.CheckCoverage;
import dev.attest.collector.trailfiles.coverage.DigestRows;
import dev.attest.collector.trailfiles.coverage.KeptDigest;
import dev.attest.rest.ProblemException;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.DigestReader;
import dev.attest.traildigest.FileName;
import dev.attest.traildigest.UnreadableDigestException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Trail files that somebody imports, as a trail of its own: a log that is called as CloudTrail
/// calls it stands in the ledger, and is judged by the digests that are imported with it.
@ApplicationScoped
public class UploadedFiles {

    private static final Logger LOG = Logger.getLogger(UploadedFiles.class);
    private static final ImportCounts NOTHING = ImportCounts.of(0, 0, 0);

    /// The trail of imported files.
    public static final String TRAIL = "upload";

    private static final String ATTEMPT = "import";

    private final EvidenceFiles evidence;
    private final Imports imports;
    private final TrailFileRows rows;
    private final DigestRows digests;
    private final CheckCoverage coverage;
    private final Transactions transactions;
    private final Pool pool;
    private final ReentrantLock judging = new ReentrantLock();

    UploadedFiles(
            EvidenceFiles evidence,
            Imports imports,
            TrailFileRows rows,
            DigestRows digests,
            CheckCoverage coverage,
            Transactions transactions,
            Pool pool) {
        this.evidence = evidence;
        this.imports = imports;
        this.rows = rows;
        this.digests = digests;
        this.coverage = coverage;
        this.transactions = transactions;
        this.pool = pool;
    }

    /// The import of a log.
    @FunctionalInterface
    public interface Work {
        ImportReport run(ReceivedFile file) throws IOException;
    }

    /// Imports a log, and notes what became of it.
    public ImportReport log(ReceivedFile file, Work work) throws IOException {
        Optional<TrailFileKey> told =
                TrailFileKey.of(file.name()).filter(key -> key.kind() == FileName.Kind.LOG);
        if (told.isEmpty()) {
            return work.run(file);
        }
        try {
            ImportReport report = work.run(file);
            String content = ContentHash.of(evidence, report);
            note(
                    file,
                    told.get(),
                    Fetched.Ended.log(file, file.sha256(), report, content),
                    _ -> {});
            return report;
        } catch (ProblemException e) {
            String content = ContentHash.of(file);
            note(
                    file,
                    told.get(),
                    Fetched.Ended.refused(file, file.sha256(), content, UnusableFile.words(e)),
                    _ -> {});
            throw e;
        }
    }

    /// Keeps a digest as evidence and judges the hours that it tells of.
    ///
    /// @param signature what S3 keeps beside it, in hex; null when it is not known
    public ImportReport digest(ReceivedFile file, @Nullable String signature, String by)
            throws IOException {
        TrailFileKey told =
                TrailFileKey.of(file.name())
                        .filter(key -> key.kind() == FileName.Kind.DIGEST)
                        .orElseThrow(() -> unusable(file, "it is not called as digests are"));
        Digest digest = read(file);
        boolean known = imports.finished(ImportKind.CLOUDTRAIL, file).isPresent();
        evidence.keep(file);
        var kept = new KeptDigest("", file.name(), file.sha256(), signature);
        transactions.run(connection -> {
            var started = imports.start(connection, ImportKind.CLOUDTRAIL, file, by);
            imports.finish(connection, started, NOTHING, List.of());
        });
        var ended = Fetched.Ended.digest(file, file.sha256(), digest, signature);
        note(file, told, ended, connection -> digests.keep(connection, TRAIL, kept, digest));
        judge();
        return ImportReport.of(
                        ImportKind.CLOUDTRAIL, file, known, NOTHING, List.of(), 0, List.of(), null)
                .withContent(digest.sha256(), null);
    }

    private static Digest read(ReceivedFile file) throws IOException {
        try (InputStream in = EvidenceFiles.open(file.path(), DigestReader.LONGEST)) {
            return DigestReader.read(in.readAllBytes());
        } catch (UnreadableDigestException e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UnusableFile.compressed(file, e);
        }
    }

    private static ProblemException unusable(ReceivedFile file, String reason) {
        return UnusableFile.because(
                file, List.of(new Quarantined("digest", reason, Text.shown(file.name()))));
    }

    private void note(
            ReceivedFile file,
            TrailFileKey told,
            Fetched.Ended ended,
            Consumer<SqlConnection> with) {
        var listed = new ListedFile("", file.name(), told, ended.etag(), file.size());
        var open = new Open("", file.name(), told.kind(), told.delivered());
        transactions.run(connection -> {
            with.accept(connection);
            rows.found(connection, TRAIL, List.of(listed));
            rows.ended(connection, TRAIL, open, ATTEMPT, ended);
        });
    }

    /// A log may come after its digest, and a digest may never come.
    @Scheduled(
            identity = "judge-imported-trail",
            every = "{attest.uploads.judge-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void judgeAgain() {
        try {
            judge();
        } catch (RuntimeException e) {
            LOG.warnf("imported trail files cannot be judged for now: %s", e.getMessage());
        }
    }

    // One after the other: two at the same days would do everything twice.
    private void judge() {
        judging.lock();
        try {
            coverage.run(TRAIL, TrailKeys.known(pool), transactions::run);
        } finally {
            judging.unlock();
        }
    }
}
