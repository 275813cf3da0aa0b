package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import dev.attest.collector.trailfiles.TrailStorage.OpenFile;
import dev.attest.collector.trailfiles.TrailStorage.VanishedException;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.DigestReader;
import dev.attest.traildigest.UnreadableDigestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Fetches one file and takes it in: a log as every imported trail file, a digest as evidence. The
/// file goes through the disk, never through the memory.
@ApplicationScoped
class FetchFile {

    private static final int IMPORTS = 2;
    private static final long LARGEST_DIGEST = 16L * 1024 * 1024;

    private final EvidenceFiles evidence;
    private final ImportTrail trail;
    private final Semaphore imports = new Semaphore(IMPORTS, true);

    FetchFile(EvidenceFiles evidence, ImportTrail trail) {
        this.evidence = evidence;
        this.trail = trail;
    }

    /// @throws SdkException when AWS gives us no session, so that no other file can be had either
    Fetched fetch(Trail of, TrailStorage storage, Open file) throws InterruptedException {
        try (OpenFile open = storage.open(file.bucket(), file.key())) {
            if (open.size() > of.config().maxFileBytes()) {
                return tooLarge(open, of.config().maxFileBytes());
            }
            ReceivedFile received = evidence.receive(name(of, file), open.in());
            try {
                if (received.size() != open.size()) {
                    return new Fetched.Failed(
                            "%d of %d bytes came".formatted(received.size(), open.size()), true);
                }
                return switch (file.kind()) {
                    case LOG -> log(received, open);
                    case DIGEST -> digest(received, open);
                };
            } finally {
                evidence.discard(received);
            }
        } catch (VanishedException e) {
            return new Fetched.Vanished("it is no longer there");
        } catch (SdkException e) {
            if (AwsFault.ofSession(e)) {
                throw e;
            }
            return new Fetched.Failed(AwsFault.words(e), AwsCalls.mayPass(e));
        } catch (IOException e) {
            return new Fetched.Failed(String.valueOf(e.getMessage()), true);
        }
    }

    private Fetched log(ReceivedFile file, OpenFile open) throws IOException, InterruptedException {
        imports.acquire();
        try {
            ImportReport report = trail.run(file, false, "collection");
            String content = ContentHash.of(evidence, report);
            return new Fetched.Ended(
                    file.sha256(),
                    content,
                    null,
                    open.etag(),
                    file.size(),
                    report.records(),
                    report.stored(),
                    report.alerts(),
                    report.quarantinedCount(),
                    null,
                    report.newestEvent(),
                    null);
        } catch (ProblemException e) {
            String content = ContentHash.of(file);
            evidence.keepRefused(file);
            return refused(file, content, open, null, words(e));
        } finally {
            imports.release();
        }
    }

    private Fetched digest(ReceivedFile file, OpenFile open) throws IOException {
        String content = ContentHash.of(file);
        String signature = open.signature();
        try (InputStream in = EvidenceFiles.open(file.path(), LARGEST_DIGEST)) {
            Digest digest = DigestReader.read(in.readAllBytes());
            evidence.keep(file);
            return new Fetched.Ended(
                    file.sha256(),
                    content,
                    signature,
                    open.etag(),
                    file.size(),
                    digest.logs().size(),
                    0,
                    0,
                    0,
                    null,
                    null,
                    digest);
        } catch (UnreadableDigestException | IOException e) {
            evidence.keepRefused(file);
            return refused(file, content, open, signature, String.valueOf(e.getMessage()));
        }
    }

    private static Fetched refused(
            ReceivedFile file,
            @Nullable String content,
            OpenFile open,
            @Nullable String signature,
            String why) {
        return new Fetched.Ended(
                file.sha256(),
                content,
                signature,
                open.etag(),
                file.size(),
                0,
                0,
                0,
                0,
                Text.shown(why),
                null,
                null);
    }

    private static Fetched tooLarge(OpenFile open, long bound) {
        return new Fetched.Ended(
                null,
                null,
                null,
                open.etag(),
                open.size(),
                0,
                0,
                0,
                0,
                "it is larger than " + bound + " bytes",
                null,
                null);
    }

    private static String name(Trail trail, Open file) {
        return Text.printable(
                file.bucket().isEmpty()
                        ? "trail." + trail.name() + "/" + file.key()
                        : "s3://" + file.bucket() + "/" + file.key());
    }

    private static String words(ProblemException e) {
        List<Violation> violations = e.problem().violations();
        String reasons =
                (violations == null ? List.<Violation>of() : violations)
                        .stream()
                                .limit(2)
                                .map(violation -> violation.pointer() + ": " + violation.message())
                                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? String.valueOf(e.getMessage()) : reasons;
    }
}
