package dev.attest.collector.people;

import dev.attest.events.inventory.PersonStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table of what the sources say of people.
final class RecordRows {

    private static final String SELECT =
            "select source, record_id, person_id, external_ids, email, name, manager_record,"
                    + " department, status, start_date, end_date, observed_at, retired, problem"
                    + " from person_record ";

    private final SqlConnection connection;

    RecordRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// When a source was last heard; null before the first time.
    @Nullable Instant latest(PersonSource source) {
        OffsetDateTime latest =
                connection
                        .preparedQuery(
                                "select max(observed_at) from person_record where source = $1")
                        .executeAndAwait(Tuple.of(source.name()))
                        .iterator()
                        .next()
                        .getOffsetDateTime(0);
        return latest == null ? null : latest.toInstant();
    }

    Optional<PersonRecord> find(PersonSource source, String recordId) {
        return select("where source = $1 and record_id = $2", Tuple.of(source.name(), recordId))
                .stream()
                .findFirst();
    }

    List<PersonRecord> of(Collection<String> persons) {
        return select(
                "where person_id = any($1)",
                Tuple.tuple().addArrayOfString(persons.toArray(String[]::new)));
    }

    /// Records that know their person by one of these addresses or ids.
    List<PersonRecord> knowing(Collection<String> emails, Collection<String> ids) {
        return select(
                "where email = any($1) or external_ids && $2 or record_id = any($2)",
                Tuple.tuple()
                        .addArrayOfString(emails.toArray(String[]::new))
                        .addArrayOfString(ids.toArray(String[]::new)));
    }

    /// The people whose manager a source calls by one of these names.
    Set<String> reportsOf(PersonSource source, Collection<String> managers) {
        return persons(
                "select person_id from person_record where source = $1 and manager_record = any($2)"
                        + " and person_id is not null",
                Tuple.of(source.name()).addArrayOfString(managers.toArray(String[]::new)));
    }

    void keep(List<PersonRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        connection
                .preparedQuery(
                        """
                        insert into person_record (source, record_id, person_id, external_ids, email,
                          name, manager_record, department, status, start_date, end_date, observed_at,
                          retired, problem)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                        on conflict (source, record_id) do update set person_id = excluded.person_id,
                          external_ids = excluded.external_ids, email = excluded.email,
                          name = excluded.name, manager_record = excluded.manager_record,
                          department = excluded.department, status = excluded.status,
                          start_date = excluded.start_date, end_date = excluded.end_date,
                          observed_at = excluded.observed_at, retired = excluded.retired,
                          problem = excluded.problem
                        """)
                .executeBatchAndAwait(records.stream().map(RecordRows::tuple).toList());
    }

    /// Takes addresses from records of a source whose people no longer have them.
    ///
    /// @param holders records that may keep them
    /// @return whose address it was
    Set<String> takeAddresses(
            PersonSource source,
            Collection<String> emails,
            Collection<String> holders,
            Instant at) {
        return persons(
                "update person_record set email = null, observed_at = greatest(observed_at, $4)"
                        + " where source = $1 and email = any($2) and not record_id = any($3)"
                        + " returning person_id",
                Tuple.of(source.name())
                        .addArrayOfString(emails.toArray(String[]::new))
                        .addArrayOfString(holders.toArray(String[]::new))
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)));
    }

    /// People of whom a newer complete telling of a source says nothing: they have left.
    Set<String> leave(PersonSource source, Collection<String> listed, Instant at) {
        return persons(
                "update person_record set status = 'LEFT', observed_at = $3 where source = $1"
                        + " and not record_id = any($2) and status <> 'LEFT' returning person_id",
                Tuple.of(source.name())
                        .addArrayOfString(listed.toArray(String[]::new))
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)));
    }

    private Set<String> persons(String sql, Tuple parameters) {
        Set<String> found = new HashSet<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(parameters)
                .forEach(row -> Optional.ofNullable(row.getString(0)).ifPresent(found::add));
        return found;
    }

    private List<PersonRecord> select(String where, Tuple parameters) {
        List<PersonRecord> found = new ArrayList<>();
        connection
                .preparedQuery(SELECT + where)
                .executeAndAwait(parameters)
                .forEach(row -> found.add(record(row)));
        return found;
    }

    private static PersonRecord record(Row row) {
        return new PersonRecord(
                PersonSource.valueOf(row.getString(0)),
                row.getString(1),
                row.getString(2),
                List.of(row.getArrayOfStrings(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                PersonStatus.valueOf(row.getString(8)),
                row.getLocalDate(9),
                row.getLocalDate(10),
                row.getOffsetDateTime(11).toInstant(),
                row.getBoolean(12),
                row.getString(13));
    }

    private static Tuple tuple(PersonRecord r) {
        return Tuple.tuple()
                .addString(r.source().name())
                .addString(r.recordId())
                .addString(r.personId())
                .addArrayOfString(r.externalIds().toArray(String[]::new))
                .addString(r.email())
                .addString(r.name())
                .addString(r.managerRecord())
                .addString(r.department())
                .addString(r.status().name())
                .addLocalDate(r.start())
                .addLocalDate(r.end())
                .addOffsetDateTime(r.observedAt().atOffset(ZoneOffset.UTC))
                .addBoolean(r.retired())
                .addString(r.problem());
    }
}
