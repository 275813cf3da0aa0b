package dev.attest.collector.alerts;

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
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads stored records again as AWS wrote them, file by file.
@ApplicationScoped
class StoredRecords {

    private static final int SOME = 500;

    /// More than this one replay does not read.
    private static final long MOST = 1_000_000;

    private static final String NAMED =
            """
            select f.sha256, a.raw_offset, a.raw_length, a.account_id, a.region, a.event_id, a.name,
              a.event_time
            from activity a join raw_file f on f.id = a.raw_file
            where a.event_day >= $1 and a.event_time >= $2 and a.event_time < $3
              and a.noise is null
              and ($4 or a.source = any($5)) and ($6 or a.name = any($7))
              and (cardinality($8::text[]) = 0 or a.actor_kind = any($8))
              and (not $9 or a.error_code is not null or a.error_message is not null
                or a.source = 'signin.amazonaws.com')
            order by a.raw_file, a.raw_offset
            """;

    private final EvidenceFiles evidence;

    StoredRecords(EvidenceFiles evidence) {
        this.evidence = evidence;
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

    /// Hands over everything that a rule names, a few hundred at a time.
    ///
    /// @param taker says whether it wants more
    /// @return whether that was all
    boolean read(
            SqlConnection connection,
            AlertRule rule,
            Instant from,
            Instant to,
            Predicate<List<Stored>> taker) {
        PreparedStatement statement = connection.prepareAndAwait(NAMED);
        Cursor cursor = statement.cursor(parameters(rule, from, to));
        long read = 0;
        try (OneFile file = new OneFile(evidence)) {
            boolean wanted;
            do {
                List<Stored> some = new ArrayList<>(SOME);
                for (Row row : cursor.readAndAwait(SOME)) {
                    some.add(stored(row, file));
                }
                read += some.size();
                wanted = taker.test(some);
            } while (cursor.hasMore() && wanted && read < MOST);
            return !cursor.hasMore();
        } catch (IOException e) {
            throw new UncheckedIOException("a raw file cannot be read", e);
        } finally {
            cursor.closeAndAwait();
            statement.closeAndAwait();
        }
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

    private static Stored stored(Row row, OneFile file) throws IOException {
        return new Stored(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getOffsetDateTime(7).toInstant(),
                file.slice(row.getString(0), row.getLong(1), row.getInteger(2)));
    }

    /// The file that is being read, forwards.
    private static final class OneFile implements AutoCloseable {

        private final EvidenceFiles evidence;
        private @Nullable InputStream in;
        private String sha256 = "";
        private long at;

        OneFile(EvidenceFiles evidence) {
            this.evidence = evidence;
        }

        byte[] slice(String wanted, long offset, int length) throws IOException {
            InputStream open = in;
            if (open == null || !wanted.equals(sha256) || offset < at) {
                close();
                open = evidence.kept(wanted);
                in = open;
                sha256 = wanted;
                at = 0;
            }
            open.skipNBytes(offset - at);
            byte[] bytes = open.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the raw file " + wanted + " is shorter than it was");
            }
            at = offset + bytes.length;
            return bytes;
        }

        @Override
        public void close() throws IOException {
            InputStream open = in;
            in = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
