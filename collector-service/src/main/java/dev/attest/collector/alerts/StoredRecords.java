package dev.attest.collector.alerts;

import dev.attest.collector.alerts.ReplayView.UnreadFile;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.rules.AlertRule;
import dev.attest.rules.AlertRule.Outcome;
import dev.attest.rules.Selection;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads stored records again as AWS wrote them, file by file.
@ApplicationScoped
class StoredRecords {

    private static final int SOME = 500;

    /// Of records that are handed over together: as trees they are fifty times as large.
    private static final int MOST_BYTES = 1024 * 1024;

    /// More than this one replay does not read.
    private static final long MOST = 1_000_000;

    private static final String NAMED =
            """
            from activity a join raw_file f on f.id = a.raw_file
            where a.event_day >= $1 and a.event_time >= $2 and a.event_time < $3
              and a.noise is null
              and ($4 or a.source = any($5)) and ($6 or a.name = any($7))
              and (cardinality($8::text[]) = 0 or a.actor_kind = any($8))
              and (not $9 or a.error_code is not null or a.error_message is not null
                or a.source = 'signin.amazonaws.com')
            """;

    private static final String RECORDS =
            """
            select f.sha256, a.raw_offset, a.raw_length, a.account_id, a.region, a.event_id, a.name,
              a.event_time, f.name
            %s
            order by a.raw_file, a.raw_offset
            """
                    .formatted(NAMED);

    private final EvidenceFiles evidence;
    private final long most;

    @Inject
    StoredRecords(EvidenceFiles evidence) {
        this(evidence, MOST);
    }

    StoredRecords(EvidenceFiles evidence, long most) {
        this.evidence = evidence;
        this.most = most;
    }

    /// A record and its bytes.
    record Stored(
            String account,
            String region,
            String eventId,
            String eventName,
            Instant eventTime,
            byte[] json) {

        /// All but what AWS wrote.
        Stored withoutRecord() {
            return new Stored(account, region, eventId, eventName, eventTime, new byte[0]);
        }
    }

    /// Who takes records, some at a time.
    @FunctionalInterface
    interface Taker {
        /// @return why no more are wanted; empty when they are
        Optional<String> take(List<Stored> some);
    }

    /// How far a reading came.
    ///
    /// @param unread records in raw files that cannot be read
    /// @param unreadFiles the first of these files
    /// @param notReached records that were not looked at, since it stopped before
    /// @param stopped why it did; null when it did not
    record Reading(
            long unread, List<UnreadFile> unreadFiles, long notReached, @Nullable String stopped) {}

    /// Hands records on, a megabyte at a time or one that is larger.
    private static final class Batches {
        private final Taker taker;
        private List<Stored> some = new ArrayList<>();
        private long bytes;
        private long handedOn;
        private Optional<String> enough = Optional.empty();

        Batches(Taker taker) {
            this.taker = taker;
        }

        void add(Stored stored) {
            if (bytes + stored.json().length > MOST_BYTES) {
                handOn();
            }
            some.add(stored);
            bytes += stored.json().length;
        }

        /// Hands on what is left.
        void handOn() {
            if (enough.isEmpty() && !some.isEmpty()) {
                enough = taker.take(some);
                handedOn += some.size();
            }
            some = new ArrayList<>();
            bytes = 0;
        }
    }

    /// Hands over everything that a rule names, a few hundred at a time.
    Reading read(SqlConnection connection, AlertRule rule, Instant from, Instant to, Taker taker) {
        PreparedStatement statement = connection.prepareAndAwait(RECORDS);
        Cursor cursor = statement.cursor(parameters(rule, from, to));
        long fetched = 0;
        Optional<String> enough;
        Batches batches = new Batches(taker);
        try (RawRecords raw = new RawRecords(evidence)) {
            do {
                for (Row row : cursor.readAndAwait((int) Math.min(SOME, most - fetched))) {
                    if (raw.away() || batches.enough.isPresent()) {
                        break;
                    }
                    fetched++;
                    stored(row, raw).ifPresent(batches::add);
                }
                batches.handOn();
                enough = enough(batches.enough, fetched, raw);
            } while (cursor.hasMore() && enough.isEmpty());
            long looked = batches.handedOn + raw.unread();
            long rest = enough.isEmpty() ? 0 : count(connection, rule, from, to) - looked;
            return new Reading(
                    raw.unread(),
                    raw.unreadFiles(),
                    Math.max(0, rest),
                    rest > 0 ? enough.get() : null);
        } finally {
            cursor.closeAndAwait();
            statement.closeAndAwait();
        }
    }

    private Optional<String> enough(Optional<String> taken, long fetched, RawRecords raw) {
        if (taken.isEmpty() && raw.away()) {
            return Optional.of("raw files cannot be read, one after the other");
        }
        return taken.isEmpty() && fetched >= most
                ? Optional.of("one replay reads no more than " + most + " events")
                : taken;
    }

    private static long count(SqlConnection connection, AlertRule rule, Instant from, Instant to) {
        return connection
                .preparedQuery("select count(*) " + NAMED)
                .executeAndAwait(parameters(rule, from, to))
                .iterator()
                .next()
                .getLong(0);
    }

    /// A little more than the rule wants to see; the rule tells.
    private static Tuple parameters(AlertRule rule, Instant from, Instant to) {
        List<Selection> wanted = rule.selections();
        List<String> sources = wanted.stream().flatMap(s -> s.sources().stream()).toList();
        List<String> names = wanted.stream().flatMap(s -> s.names().stream()).toList();
        return Tuple.tuple()
                .addLocalDate(from.atOffset(ZoneOffset.UTC).toLocalDate())
                .addOffsetDateTime(from.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(to.atOffset(ZoneOffset.UTC))
                .addBoolean(sources.contains(AlertRule.ALL))
                .addArrayOfString(sources.toArray(String[]::new))
                .addBoolean(names.contains(AlertRule.ALL))
                .addArrayOfString(names.toArray(String[]::new))
                .addArrayOfString(rule.actors().stream().map(Enum::name).toArray(String[]::new))
                .addBoolean(wanted.stream().allMatch(s -> s.outcome() == Outcome.REFUSED));
    }

    private static Optional<Stored> stored(Row row, RawRecords raw) {
        return raw.next(row.getString(0), row.getString(8), row.getLong(1), row.getInteger(2))
                .map(json ->
                        new Stored(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getOffsetDateTime(7).toInstant(),
                                json));
    }
}
