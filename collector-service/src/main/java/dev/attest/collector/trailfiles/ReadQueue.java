package dev.attest.collector.trailfiles;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.platform.Text;
import dev.attest.collector.trailfiles.Notice.Announced;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// Takes a queue's messages into the ledger. A message is deleted when what it tells stands there;
/// one that comes again tells nothing new. One that nobody can read, or that is not of this trail,
/// is kept as evidence, shown in the quarantine and deleted, so that it does not come round for
/// ever.
@ApplicationScoped
class ReadQueue {

    private static final Logger LOG = Logger.getLogger(ReadQueue.class);
    private static final int AT_ONCE = 10;
    private static final int WAIT_SECONDS = 1;

    /// What comes while we read is read too, but not without end.
    private static final int ROUNDS = 10_000;

    private final EvidenceFiles evidence;
    private final Imports imports;

    ReadQueue(EvidenceFiles evidence, Imports imports) {
        this.evidence = evidence;
        this.imports = imports;
    }

    void run(
            SqsClient sqs,
            AwsCalls calls,
            Trail.Storage.Bucket bucket,
            String url,
            RunLedger ledger,
            Tally tally) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Message> messages =
                    calls.call(() ->
                                    sqs.receiveMessage(r ->
                                            r.queueUrl(url)
                                                    .maxNumberOfMessages(AT_ONCE)
                                                    .waitTimeSeconds(WAIT_SECONDS)))
                            .messages();
            if (messages.isEmpty()) {
                return;
            }
            take(bucket, url, messages, ledger, tally);
            delete(sqs, calls, url, messages, ledger);
        }
    }

    private void take(
            Trail.Storage.Bucket bucket,
            String url,
            List<Message> messages,
            RunLedger ledger,
            Tally tally) {
        List<ListedFile> files = new ArrayList<>();
        for (Message message : messages) {
            switch (Notice.of(message.body())) {
                case Notice.Told told -> {
                    Optional<String> foreign = foreign(bucket, told, ledger);
                    if (foreign.isPresent()) {
                        setAside(url, message, foreign.get(), ledger);
                        tally.refused(1);
                    }
                    told.objects().forEach(object -> file(bucket, object).ifPresent(files::add));
                }
                case Notice.Unreadable unreadable -> {
                    setAside(url, message, unreadable.reason(), ledger);
                    tally.refused(1);
                }
            }
        }
        ledger.found(files);
    }

    /// Why a message is not, or not only, of this trail. A log of the trail's own bucket that lies
    /// outside of its prefix is trouble: the prefix may be wrong.
    private static Optional<String> foreign(
            Trail.Storage.Bucket bucket, Notice.Told told, RunLedger ledger) {
        for (Announced object : told.objects()) {
            if (!object.bucket().equals(bucket.name())) {
                return Optional.of("the message is of another bucket: " + object.bucket());
            }
            if (!object.key().startsWith(bucket.prefix())
                    && TrailFileKey.of(object.key()).isPresent()) {
                String key = Text.shown(object.key());
                ledger.trouble(
                        "the queue tells of %s, which is not below %s"
                                .formatted(key, bucket.prefix()));
                return Optional.of("the message is of another prefix: " + key);
            }
        }
        return Optional.empty();
    }

    /// Only of the trail's own bucket: whoever may write into the queue must not make us read, with
    /// our credentials, what lies elsewhere.
    private static Optional<ListedFile> file(Trail.Storage.Bucket bucket, Announced object) {
        return object.bucket().equals(bucket.name()) && object.key().startsWith(bucket.prefix())
                ? TrailFileKey.of(object.key())
                        .map(told ->
                                new ListedFile(
                                        object.bucket(),
                                        object.key(),
                                        told,
                                        object.etag(),
                                        object.size()))
                : Optional.empty();
    }

    private void setAside(String url, Message message, String reason, RunLedger ledger) {
        String name = "sqs/" + url.substring(url.lastIndexOf('/') + 1) + "/" + message.messageId();
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        try {
            ReceivedFile file =
                    evidence.receive(Text.printable(name), new ByteArrayInputStream(body));
            try {
                evidence.keepRefused(file);
                var part = new Quarantined("message", reason, Text.shown(message.body()));
                ledger.held(connection ->
                        imports.refused(
                                connection,
                                ImportKind.CLOUDTRAIL,
                                file,
                                "collection",
                                List.of(part)));
            } finally {
                evidence.discard(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a message of " + url + " cannot be kept", e);
        }
    }

    private static void delete(
            SqsClient sqs, AwsCalls calls, String url, List<Message> messages, RunLedger ledger) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(String.valueOf(i))
                            .receiptHandle(messages.get(i).receiptHandle())
                            .build());
        }
        List<BatchResultErrorEntry> failed =
                calls.call(() -> sqs.deleteMessageBatch(d -> d.queueUrl(url).entries(entries)))
                        .failed();
        if (!failed.isEmpty()) {
            LOG.warnf("%d messages of %s could not be deleted", failed.size(), url);
            ledger.trouble(
                    "%d messages of the queue could not be deleted: %s"
                            .formatted(failed.size(), failed.getFirst().message()));
        }
    }
}
