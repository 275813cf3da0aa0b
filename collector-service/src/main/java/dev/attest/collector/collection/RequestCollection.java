package dev.attest.collector.collection;

import dev.attest.collector.accounts.RefreshAccounts;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.collection.CollectionRequested;
import dev.attest.outbox.Ids;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.ProblemException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the work of a round on the bus, one event for each account, region and source. Which
/// accounts there are is asked first, outside of any transaction.
@ApplicationScoped
class RequestCollection {

    private final RefreshAccounts accounts;
    private final SourceCollectors collectors;
    private final Trails trails;
    private final RunRows runs;
    private final Transactions transactions;
    private final Telling telling;
    private final CollectionConfig config;
    private final Ids ids;
    private final Clock clock;

    RequestCollection(
            RefreshAccounts accounts,
            SourceCollectors collectors,
            Trails trails,
            RunRows runs,
            Transactions transactions,
            Telling telling,
            CollectionConfig config,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.collectors = collectors;
        this.trails = trails;
        this.runs = runs;
        this.transactions = transactions;
        this.telling = telling;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a person asks for.
    ///
    /// @return the run; the same key gives the same run
    UUID ask(StartCollectionRequest request, IdempotencyKey key, String by) {
        if (!configured()) {
            throw ProblemException.unprocessable(
                    "no-accounts",
                    "Nothing says which accounts to collect from: set attest.accounts.file,"
                            + " attest.accounts.parameter or attest.accounts.organization; or a"
                            + " trail, attest.trails.NAME.bucket, queue or folder.");
        }
        String requestKey = by + " " + key.value();
        String body = IdempotencyKey.fingerprint(request);
        Optional<UUID> known = transactions.call(c -> runs.known(c, requestKey, body));
        if (known.isPresent()) {
            return known.get();
        }
        requireKnown(request.source());
        List<Place> places = places(request);
        if (places.isEmpty()) {
            throw ProblemException.unprocessable(
                    "nothing-to-collect",
                    "No collected account or trail matches; see GET /api/v1/collected-accounts.");
        }
        UUID run = ids.next();
        return transactions.call(connection -> {
            if (!runs.ask(connection, run, by, requestKey, body, places.size())) {
                return runs.known(connection, requestKey, body).orElseThrow();
            }
            telling.tell(connection, requests(run, places, by));
            return run;
        });
    }

    private void requireKnown(@Nullable String source) {
        if (source == null || Place.isTrail(source) || collectors.sources().contains(source)) {
            return;
        }
        throw ProblemException.unprocessable(
                "unknown-source",
                "There is no source %s. There are %s, trail and trail.NAME; name any other in attest.collection.sources."
                        .formatted(source, String.join(", ", collectors.sources())));
    }

    /// One slot of the schedule, if no other replica has it.
    void plan(Instant slot) {
        UUID run = ids.next();
        Optional<UUID> claimed = transactions.call(c -> runs.claim(c, run, slot));
        if (claimed.isEmpty()) {
            return;
        }
        List<Place> places = places(new StartCollectionRequest(null, null));
        transactions.run(connection -> {
            List<Place> going = due(connection, runs.withoutPaused(connection, places));
            if (runs.planned(connection, claimed.get(), going.size())) {
                telling.tell(connection, requests(claimed.get(), going, TaskRows.SCHEDULE));
            }
        });
    }

    private List<Place> due(SqlConnection connection, List<Place> places) {
        Map<Place, Instant> lastRuns = runs.lastRuns(connection);
        Instant now = clock.instant();
        return places.stream()
                .filter(place -> {
                    Instant last = lastRuns.get(place);
                    return place.isTrail()
                            || last == null
                            || !last.plus(collectors.of(place.source()).rest()).isAfter(now);
                })
                .toList();
    }

    /// Whether anything is collected at all.
    boolean configured() {
        return accounts.configured() || !trails.places().isEmpty();
    }

    private List<Place> places(StartCollectionRequest request) {
        String account = request.account();
        String named = request.source();
        List<String> sources = named == null ? config.sources() : List.of(named);
        Stream<Place> ofAccounts =
                targets(named).stream()
                        .flatMap(target ->
                                sources.stream()
                                        .flatMap(source ->
                                                collectors.of(source).places(target, source)));
        Stream<Place> ofTrails = trails.places().stream().filter(place -> place.isMeantBy(named));
        return Stream.concat(ofAccounts, ofTrails)
                .filter(place -> account == null || place.accountId().equals(account))
                .distinct()
                .toList();
    }

    private List<Target> targets(@Nullable String source) {
        return accounts.configured() && !Place.isTrail(source) ? accounts.run() : List.of();
    }

    private List<CollectionRequested> requests(UUID run, List<Place> places, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return places.stream()
                .map(place ->
                        new CollectionRequested(
                                ids.next(),
                                run,
                                place.accountId(),
                                place.region(),
                                place.source(),
                                by,
                                now))
                .toList();
    }
}
