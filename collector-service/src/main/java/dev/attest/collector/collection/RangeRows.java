package dev.attest.collector.collection;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.outbox.Ids;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Stretches of time that are still to be fetched. A row goes only when its events are stored, so a
/// crash leaves work behind and never a gap.
@ApplicationScoped
public class RangeRows {

    private final Ids ids;

    public RangeRows(Ids ids) {
        this.ids = ids;
    }

    /// @param from inclusive, like `to`; whole seconds
    public record Range(UUID id, Instant from, Instant to) {}

    /// What is left of a place, newest first.
    public List<Range> left(SqlConnection connection, Place place) {
        return StreamSupport.stream(
                        connection
                                .preparedQuery(
                                        "select id, from_time, to_time from collection_range"
                                                + " where account_id = $1 and region = $2 and source = $3"
                                                + " order by to_time desc")
                                .executeAndAwait(Checkpoints.tuple(place))
                                .spliterator(),
                        false)
                .map(RangeRows::range)
                .toList();
    }

    /// Plans a stretch of time: what it touches of what is left becomes one with it.
    ///
    /// @return all that is left now, newest first
    public List<Range> plan(SqlConnection connection, Place place, Instant from, Instant to) {
        Instant first = from;
        Instant last = to;
        for (Range range : left(connection, place)) {
            if (!range.to().plusSeconds(1).isBefore(first)
                    && !range.from().isAfter(last.plusSeconds(1))) {
                first = range.from().isBefore(first) ? range.from() : first;
                last = range.to().isAfter(last) ? range.to() : last;
                fetched(connection, range.id());
            }
        }
        add(connection, place, first, last);
        return left(connection, place);
    }

    /// A time that is given up.
    ///
    /// @param until exclusive
    public record GivenUp(Instant from, Instant until) {}

    /// Gives up what AWS no longer keeps.
    ///
    /// @param left as [#left] has it, the newest first
    /// @param kept what happened from this moment on is still to be had
    public Optional<GivenUp> giveUp(SqlConnection connection, List<Range> left, Instant kept) {
        List<Range> over = left.stream().filter(r -> r.from().isBefore(kept)).toList();
        for (Range range : over) {
            if (range.to().isBefore(kept)) {
                fetched(connection, range.id());
            } else {
                connection
                        .preparedQuery("update collection_range set from_time = $2 where id = $1")
                        .executeAndAwait(Tuple.of(range.id(), utc(kept)));
            }
        }
        if (over.isEmpty()) {
            return Optional.empty();
        }
        Instant end = over.getFirst().to().plusSeconds(1);
        return Optional.of(new GivenUp(over.getLast().from(), end.isBefore(kept) ? end : kept));
    }

    private Range add(SqlConnection connection, Place place, Instant from, Instant to) {
        UUID id = ids.next();
        connection
                .preparedQuery(
                        "insert into collection_range (account_id, region, source, id, from_time, to_time)"
                                + " values ($1, $2, $3, $4, $5, $6)")
                .executeAndAwait(
                        Checkpoints.tuple(place)
                                .addUUID(id)
                                .addOffsetDateTime(utc(from))
                                .addOffsetDateTime(utc(to)));
        return new Range(id, from, to);
    }

    /// The range is fetched down to this second; events of the second itself may be left.
    public void fetchedDownTo(SqlConnection connection, UUID id, Instant second) {
        connection
                .preparedQuery(
                        "update collection_range set to_time = greatest(from_time, $2)"
                                + " where id = $1 and to_time > $2")
                .executeAndAwait(Tuple.of(id, utc(second)));
    }

    public void fetched(SqlConnection connection, UUID id) {
        connection
                .preparedQuery("delete from collection_range where id = $1")
                .executeAndAwait(Tuple.of(id));
    }

    /// Cuts off the older part of a range, as one of its own; empty when the range ends before.
    ///
    /// @param last the newest second of the older part
    public Optional<Range> cut(SqlConnection connection, Place place, UUID id, Instant last) {
        var found =
                connection
                        .preparedQuery(
                                "select id, from_time, to_time from collection_range"
                                        + " where id = $1 and from_time <= $2 and to_time > $2 for update")
                        .executeAndAwait(Tuple.of(id, utc(last)))
                        .iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        Range whole = range(found.next());
        connection
                .preparedQuery("update collection_range set from_time = $2 where id = $1")
                .executeAndAwait(Tuple.of(id, utc(last.plusSeconds(1))));
        return Optional.of(add(connection, place, whole.from(), last));
    }

    private static Range range(Row row) {
        return new Range(
                row.getUUID(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant());
    }
}
