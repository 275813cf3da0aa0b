package dev.attest.collector.auditors;

import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.Outcome.Failure;
import dev.attest.collector.collection.Place;
import dev.attest.collector.collection.SourceCollector;
import dev.attest.collector.evidence.EvidenceFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/// Runs auditors as pieces of work of a collection: source `inventory.<kind>`, or `inventory` for
/// all kinds. What AWS refuses stands in the reading with its reason; other kinds, regions and
/// accounts do not notice.
@ApplicationScoped
class AuditCollector implements SourceCollector {

    private static final String ALL = Place.INVENTORY;
    static final String PREFIX = ALL + ".";

    private final Auditors auditors;
    private final AwsClients clients;
    private final AssumedSessions sessions;
    private final EvidenceFiles evidence;
    private final StoreAudit store;
    private final AuditorsConfig config;
    private final Clock clock;

    AuditCollector(
            Auditors auditors,
            AwsClients clients,
            AssumedSessions sessions,
            EvidenceFiles evidence,
            StoreAudit store,
            AuditorsConfig config,
            Clock clock) {
        this.auditors = auditors;
        this.clients = clients;
        this.sessions = sessions;
        this.evidence = evidence;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Stream<String> sources() {
        return Stream.concat(
                Stream.of(ALL), auditors.all().map(auditor -> PREFIX + auditor.kind()));
    }

    @Override
    public boolean collects(String source) {
        return source.equals(ALL) || source.startsWith(PREFIX);
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public List<String> permissions() {
        return auditors.all()
                .flatMap(auditor -> auditor.permissions().stream())
                .distinct()
                .toList();
    }

    @Override
    public Duration rest() {
        return config.every();
    }

    @Override
    public Stream<Place> places(Target target, String source) {
        return auditors.all()
                .filter(auditor -> source.equals(ALL) || source.equals(PREFIX + auditor.kind()))
                .flatMap(auditor -> places(target, auditor));
    }

    private static Stream<Place> places(Target target, InventoryAuditor auditor) {
        Stream<String> regions =
                switch (auditor.reach()) {
                    case ACCOUNT -> Stream.of(target.account().partition().globalRegion());
                    case REGION -> target.regions().stream();
                };
        return regions.map(
                region -> new Place(target.account().id(), region, PREFIX + auditor.kind()));
    }

    @Override
    public Outcome collect(CollectionTask task, Target target) {
        InventoryAuditor auditor = auditors.of(task.place().source().substring(PREFIX.length()));
        Instant started = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Place place = task.place();
        try (var recorder =
                        new Recorder(evidence, place.accountId(), place.region(), auditor.kind());
                var sink = new InventorySink(evidence, config.items(), config.characters())) {
            var session =
                    new AuditSession(
                            clients,
                            sessions.of(target.account()),
                            target.account(),
                            place.region(),
                            recorder,
                            config);
            String region = auditor.reach() == InventoryAuditor.Reach.REGION ? place.region() : "";
            var audit = new Audit(task, auditor.kind(), region, started, recorder, sink);
            return read(audit, auditor, session, target);
        } catch (IOException e) {
            throw new UncheckedIOException("what " + place + " shows cannot be kept", e);
        }
    }

    private Outcome read(Audit audit, InventoryAuditor auditor, AuditSession session, Target target)
            throws IOException {
        try {
            auditor.read(session, audit.sink());
        } catch (SdkException e) {
            if (AwsFault.of(e) == AwsFault.SESSION_ENDED) {
                sessions.forget(target.account());
            }
            return store.refused(audit, AwsFault.words(e), failure(e));
        }
        String reason = audit.sink().notEvaluated();
        return reason == null ? store.read(audit) : store.notEvaluated(audit, reason);
    }

    private static Failure failure(SdkException e) {
        return new Failure(AwsFault.words(e), AwsFault.of(e).passing(), AwsFault.ofSession(e));
    }
}
