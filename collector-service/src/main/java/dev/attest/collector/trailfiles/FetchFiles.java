package dev.attest.collector.trailfiles;

import dev.attest.collector.collection.LeaseLostException;
import dev.attest.collector.platform.StoreAwayException;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import dev.attest.collector.trailfiles.coverage.DigestRows;
import dev.attest.collector.trailfiles.coverage.KeptDigest;
import dev.attest.lake.LakeException;
import dev.attest.traildigest.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Fetches what the ledger says is still to be fetched, some files at the same time.
@ApplicationScoped
class FetchFiles {

    private static final int AT_ONCE = 256;

    /// So many in a row that may pass are not about the files.
    private static final int FAILURES = 20;

    private final FetchFile fetch;
    private final DigestRows digests;

    FetchFiles(FetchFile fetch, DigestRows digests) {
        this.fetch = fetch;
        this.digests = digests;
    }

    void run(Trail trail, TrailStorage storage, RunLedger ledger, Tally tally) {
        var run = new Run(trail, storage, ledger, tally);
        List<Open> open = ledger.open(AT_ONCE);
        while (!open.isEmpty() && !run.over()) {
            run.all(open);
            open = run.over() ? List.of() : ledger.open(AT_ONCE);
        }
        run.end();
    }

    /// The fetching of one run.
    private final class Run {
        private final Trail trail;
        private final TrailStorage storage;
        private final RunLedger ledger;
        private final Tally tally;
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();

        private Run(Trail trail, TrailStorage storage, RunLedger ledger, Tally tally) {
            this.trail = trail;
            this.storage = storage;
            this.ledger = ledger;
            this.tally = tally;
        }

        private boolean over() {
            return broken.get() != null || failures.get() >= FAILURES;
        }

        private void all(List<Open> files) {
            Queue<Open> left = new ConcurrentLinkedQueue<>(files);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < trail.config().fetchers(); i++) {
                    threads.execute(() -> work(left));
                }
            }
        }

        private void work(Queue<Open> left) {
            try {
                for (Open file = left.poll(); file != null && !over(); file = left.poll()) {
                    one(file);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                broken.compareAndSet(null, new IllegalStateException("the collector stops", e));
            } catch (RuntimeException e) {
                broken.compareAndSet(null, e);
            } catch (Throwable e) {
                brokeDown(e);
            }
        }

        private void brokeDown(Throwable e) {
            broken.compareAndSet(null, new IllegalStateException("fetching broke down: " + e, e));
        }

        private void one(Open file) throws InterruptedException {
            ledger.begun(file);
            Fetched fetched = fetched(file);
            switch (fetched) {
                case Fetched.Ended ended -> {
                    failures.set(0);
                    tally.add(ended);
                    keep(file, ended);
                }
                case Fetched.Vanished _ -> ledger.ended(file, fetched, _ -> {});
                case Fetched.Failed failed -> {
                    if (failed.passing()) {
                        failures.incrementAndGet();
                    }
                    ledger.ended(file, fetched, _ -> {});
                    ledger.trouble(file.key() + ": " + failed.reason(), failed.passing());
                }
            }
        }

        /// What is wrong with one file stays with it. What breaks the machine ends the run, and the
        /// file counts as tried, so that the next run does not begin with it.
        private Fetched fetched(Open file) throws InterruptedException {
            try {
                return fetch.fetch(trail, storage, file);
            } catch (LeaseLostException | StoreAwayException | LakeException | SdkException e) {
                throw e;
            } catch (RuntimeException e) {
                return new Fetched.Failed(String.valueOf(e.getMessage()), false);
            } catch (Error e) {
                brokeDown(e);
                return new Fetched.Failed(String.valueOf(e), false);
            }
        }

        private void keep(Open file, Fetched.Ended ended) {
            Digest digest = ended.digest();
            if (digest == null) {
                ledger.ended(file, ended, _ -> {});
                return;
            }
            var kept =
                    new KeptDigest(
                            file.bucket(),
                            file.key(),
                            String.valueOf(ended.sha256()),
                            ended.signature());
            // A log that a digest names and nobody listed is looked for by its name.
            if (!file.bucket().isEmpty()) {
                ledger.found(named(file.bucket(), digest));
            }
            ledger.ended(
                    file,
                    ended,
                    connection -> digests.keep(connection, trail.name(), kept, digest));
        }

        private void end() {
            RuntimeException failure = broken.get();
            if (failure != null) {
                throw failure;
            }
            if (failures.get() >= FAILURES) {
                ledger.trouble("the other files were not tried after so many failures");
            }
        }
    }

    private static List<ListedFile> named(String bucket, Digest digest) {
        return digest.logs().stream()
                .flatMap(log -> {
                    String key = log.object().substring(log.object().indexOf('/') + 1);
                    return TrailFileKey.of(key).stream()
                            .map(told -> new ListedFile(bucket, key, told, "", -1));
                })
                .toList();
    }
}
