package dev.attest.collector.collection.lookup;

import dev.attest.collector.accounts.EnabledRegions;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.collection.Checkpoints;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.Place;
import dev.attest.collector.collection.RangeRows;
import dev.attest.collector.collection.RangeRows.Range;
import dev.attest.collector.collection.SourceCollector;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.platform.Backoff;
import dev.attest.collector.platform.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// Fetches events with LookupEvents: what was left over, and what lies between the last run and
/// now, with an overlap for events that come late.
@ApplicationScoped
class LookupCollector implements SourceCollector {

    private static final Set<String> OF_IDENTITIES =
            Set.of(
                    "cloudtrail",
                    "iam",
                    "identitystore",
                    "organizations",
                    "signin",
                    "sso",
                    "sso-directory",
                    "sts");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final AwsClients clients;
    private final AssumedSessions sessions;
    private final LookupQuota quota;
    private final Backoff backoff;
    private final StoreLookup store;
    private final TaskRows tasks;
    private final Checkpoints checkpoints;
    private final RangeRows ranges;
    private final Transactions transactions;
    private final CollectionConfig config;
    private final Clock clock;

    LookupCollector(
            AwsClients clients,
            AssumedSessions sessions,
            LookupQuota quota,
            StoreLookup store,
            TaskRows tasks,
            Checkpoints checkpoints,
            RangeRows ranges,
            Transactions transactions,
            CollectionConfig config,
            Clock clock,
            SecureRandom chance) {
        this.clients = clients;
        this.sessions = sessions;
        this.quota = quota;
        backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, chance);
        this.store = store;
        this.tasks = tasks;
        this.checkpoints = checkpoints;
        this.ranges = ranges;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /// @param first whether nothing was collected before
    private record Plan(boolean first, List<Range> left) {}

    /// Those that tell of identities, and those that are configured. LookupEvents knows any other
    /// name, too, and has no events of one that is misspelt.
    @Override
    public Stream<String> sources() {
        return Stream.concat(OF_IDENTITIES.stream(), config.sources().stream()).distinct();
    }

    @Override
    public boolean collects(String source) {
        return sources().anyMatch(source::equals);
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public List<String> permissions() {
        return List.of("cloudtrail:LookupEvents", EnabledRegions.PERMISSION);
    }

    @Override
    public Duration rest() {
        return Duration.ZERO;
    }

    @Override
    public Stream<Place> places(Target target, String source) {
        String account = target.account().id();
        return regions(target.account().partition(), target.regions(), source)
                .distinct()
                .map(region -> new Place(account, region, source));
    }

    /// IAM and Organizations write to one region of a partition only. People sign in, and roles are
    /// assumed, in every region, and in some although nobody works there.
    static Stream<String> regions(Partition partition, List<String> enabled, String source) {
        return switch (source) {
            case "iam" -> Stream.of(partition.globalRegion());
            case "organizations" -> Stream.of(partition.organizationsRegion());
            case "sts" -> Stream.concat(enabled.stream(), Stream.of(partition.globalRegion()));
            case "signin" -> Stream.concat(enabled.stream(), partition.signInRegions().stream());
            default -> enabled.stream();
        };
    }

    @Override
    public Outcome collect(CollectionTask task, Target target) {
        Plan plan = transactions.call(connection -> plan(connection, task));
        try (CloudTrailClient client =
                clients.client(
                        CloudTrailClient.builder(),
                        "cloudtrail",
                        task.place().region(),
                        sessions.of(target.account()),
                        HeldRequests::new)) {
            var pager =
                    new Pager(
                            client,
                            quota,
                            backoff,
                            sessions,
                            target.account(),
                            task.place(),
                            config);
            return new LookupRun(task, pager, store, new Ledger(task), config, clock)
                    .run(plan.left(), plan.first());
        }
    }

    private Plan plan(SqlConnection connection, CollectionTask task) {
        tasks.hold(connection, task);
        Checkpoints.Known known = checkpoints.open(connection, task.place());
        Stretch stretch =
                Stretch.of(known, clock.instant().truncatedTo(ChronoUnit.SECONDS), config);
        settle(connection, task.place(), known, stretch.to());
        Instant lost = stretch.lost();
        if (lost != null) {
            checkpoints.lost(connection, task.place(), lost, stretch.from());
        }
        List<Range> left = ranges.plan(connection, task.place(), stretch.from(), stretch.to());
        checkpoints.planned(connection, task.place(), stretch.to(), stretch.sweep());
        return new Plan(known.plannedUntil() == null, left);
    }

    /// Says how far everything was fetched, or gives up what is left and no longer to be had.
    private void settle(
            SqlConnection connection, Place place, Checkpoints.Known known, Instant now) {
        List<Range> left = ranges.left(connection, place);
        if (left.isEmpty()) {
            Instant before = known.plannedUntil();
            checkpoints.whole(connection, place, before == null ? now : before);
        } else {
            ranges.giveUp(connection, left, now.minus(config.kept()))
                    .ifPresent(gone ->
                            checkpoints.givenUp(connection, place, gone.from(), gone.until()));
        }
    }

    /// What is still to be fetched, as the holder of the lease may change it.
    final class Ledger {
        private final CollectionTask task;

        private Ledger(CollectionTask task) {
            this.task = task;
        }

        Optional<Range> cut(UUID range, Instant last) {
            return transactions.call(connection -> {
                tasks.hold(connection, task);
                return ranges.cut(connection, task.place(), range, last);
            });
        }

        void fetchedDownTo(UUID range, Instant second) {
            transactions.run(connection -> {
                ranges.fetchedDownTo(connection, range, second);
                tasks.hold(connection, task);
            });
        }

        void fetched(UUID range) {
            transactions.run(connection -> {
                ranges.fetched(connection, range);
                tasks.hold(connection, task);
            });
        }
    }
}
