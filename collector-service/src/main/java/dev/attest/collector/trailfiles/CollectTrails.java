package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.collection.Checkpoints;
import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.LeaseLostException;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.Outcome.Failure;
import dev.attest.collector.collection.Place;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.collection.Trails;
import dev.attest.collector.platform.Backoff;
import dev.attest.collector.platform.StoreAwayException;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trailfiles.coverage.CheckCoverage;
import dev.attest.collector.trailfiles.coverage.DigestKeys;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A run over one trail: the queue's messages and the listing into the ledger, what the ledger
/// leaves open into the store, and then the verdicts. A part that fails says so, and the others go
/// on.
@ApplicationScoped
class CollectTrails implements Trails {

    private static final Logger LOG = Logger.getLogger(CollectTrails.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final ConfiguredTrails configured;
    private final AwsClients clients;
    private final AssumedSessions sessions;
    private final Backoff backoff;
    private final ReadQueue queue;
    private final FetchFiles fetch;
    private final CheckCoverage coverage;
    private final TaskRows tasks;
    private final TrailFileRows rows;
    private final Checkpoints checkpoints;
    private final Transactions transactions;
    private final Pool pool;
    private final Clock clock;

    CollectTrails(
            ConfiguredTrails configured,
            AwsClients clients,
            AssumedSessions sessions,
            ReadQueue queue,
            FetchFiles fetch,
            CheckCoverage coverage,
            TaskRows tasks,
            TrailFileRows rows,
            Checkpoints checkpoints,
            Transactions transactions,
            Pool pool,
            Clock clock,
            SecureRandom chance) {
        this.configured = configured;
        this.clients = clients;
        this.sessions = sessions;
        this.queue = queue;
        this.fetch = fetch;
        this.coverage = coverage;
        this.tasks = tasks;
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.pool = pool;
        this.clock = clock;
        backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, chance);
    }

    @Override
    public List<Place> places() {
        return configured.places();
    }

    @Override
    public Outcome collect(CollectionTask task) {
        try {
            return new Run(configured.named(task.place().trail()), task).all();
        } catch (IllegalArgumentException e) {
            return Outcome.failed(new Failure(String.valueOf(e.getMessage()), false, false));
        }
    }

    /// One run over one trail.
    private final class Run {
        private final Trail trail;
        private final CollectionTask task;
        private final Instant begun = clock.instant();
        private final RunLedger ledger;
        private final AwsCalls calls;
        private final Tally tally = new Tally();

        private Run(Trail trail, CollectionTask task) {
            this.trail = trail;
            this.task = task;
            ledger = new RunLedger(trail, task, tasks, rows, transactions, begun);
            calls = new AwsCalls(sessions, trail.owner(), backoff);
        }

        private Outcome all() {
            try (TrailStorage storage = storage()) {
                part("the queue", this::readQueue);
                part("the listing", () -> storage.list(ledger));
                part("fetching", () -> fetch.run(trail, storage, ledger, tally));
                part("the digests", () -> coverage.run(trail.name(), keys(), ledger::held));
            }
            List<String> troubles = ledger.troubles();
            if (!troubles.isEmpty()) {
                return tally.outcome(
                        new Failure(String.join("; ", troubles), ledger.passing(), false));
            }
            ledger.held(connection -> checkpoints.planned(connection, task.place(), begun, false));
            return tally.outcome(null);
        }

        private void part(String what, Runnable work) {
            try {
                work.run();
            } catch (LeaseLostException e) {
                throw e;
            } catch (SdkException e) {
                ledger.trouble(what + ": " + AwsFault.words(e), AwsFault.of(e).passing());
            } catch (StoreAwayException e) {
                ledger.trouble(what + ": " + e.getMessage(), true);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s of %s failed", what, task.place());
                ledger.trouble(what + ": " + e.getMessage());
            }
        }

        private TrailStorage storage() {
            return switch (trail.storage()) {
                case Trail.Storage.Folder folder -> new FolderStorage(folder.path());
                case Trail.Storage.Bucket bucket -> new BucketStorage(s3(), calls, bucket);
            };
        }

        // The bucket's name goes into the path: names with dots have no certificate.
        private S3Client s3() {
            return clients.client(
                    S3Client.builder()
                            .forcePathStyle(true)
                            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
                    "s3",
                    trail.region(),
                    credentials());
        }

        private void readQueue() {
            if (trail.storage() instanceof Trail.Storage.Bucket bucket
                    && bucket.queue().isPresent()) {
                try (SqsClient sqs =
                        clients.client(SqsClient.builder(), "sqs", trail.region(), credentials())) {
                    queue.run(sqs, calls, bucket, bucket.queue().get(), ledger, tally);
                }
            }
        }

        private DigestKeys keys() {
            if (trail.config().publicKeys().isPresent()) {
                return TrailKeys.ofFile(trail.config().publicKeys().get(), ledger);
            }
            return switch (trail.storage()) {
                case Trail.Storage.Folder _ -> TrailKeys.none();
                case Trail.Storage.Bucket _ ->
                        new TrailKeys.OfAws(pool, calls, this::cloudTrail, ledger, clock);
            };
        }

        private CloudTrailClient cloudTrail(String region) {
            return clients.client(CloudTrailClient.builder(), "cloudtrail", region, credentials());
        }

        private AwsCredentialsProvider credentials() {
            return sessions.of(trail.owner());
        }
    }
}
