package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.UnusableFile;
import dev.attest.collector.platform.Text;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import dev.attest.collector.trailfiles.TrailStorage.OpenFile;
import dev.attest.collector.trailfiles.TrailStorage.VanishedException;
import dev.attest.rest.ProblemException;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.DigestReader;
import dev.attest.traildigest.UnreadableDigestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;

/// Fetches one file and takes it in: a log as every imported trail file, a digest as evidence. The
/// file goes through the disk, never through the memory.
@ApplicationScoped
class FetchFile {

    private static final int IMPORTS = 2;

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
                return Fetched.Ended.tooLarge(open.etag(), open.size(), of.config().maxFileBytes());
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
            return new Fetched.Failed(AwsFault.words(e), AwsFault.of(e).passing());
        } catch (IOException e) {
            return new Fetched.Failed(String.valueOf(e.getMessage()), true);
        }
    }

    private Fetched log(ReceivedFile file, OpenFile open) throws IOException, InterruptedException {
        imports.acquire();
        try {
            ImportReport report = trail.run(file, false, "collection");
            String content = ContentHash.of(evidence, report);
            return Fetched.Ended.log(file, open.etag(), report, content);
        } catch (ProblemException e) {
            String content = ContentHash.of(file);
            evidence.keepRefused(file);
            return Fetched.Ended.refused(file, open.etag(), content, UnusableFile.words(e));
        } finally {
            imports.release();
        }
    }

    private Fetched digest(ReceivedFile file, OpenFile open) throws IOException {
        try (InputStream in = EvidenceFiles.open(file.path(), DigestReader.LONGEST)) {
            Digest digest = DigestReader.read(in.readAllBytes());
            evidence.keep(file);
            return Fetched.Ended.digest(file, open.etag(), digest, open.signature());
        } catch (UnreadableDigestException | IOException e) {
            evidence.keepRefused(file);
            return Fetched.Ended.refused(
                    file, open.etag(), ContentHash.of(file), String.valueOf(e.getMessage()));
        }
    }

    private static String name(Trail trail, Open file) {
        return Text.printable(
                file.bucket().isEmpty()
                        ? "trail." + trail.name() + "/" + file.key()
                        : "s3://" + file.bucket() + "/" + file.key());
    }
}
