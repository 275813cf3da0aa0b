package dev.attest.risk.landscape;

import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PersonStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A person as last told.
@ApplicationScoped
public class RecordPerson {

    private static final String BEFORE =
            "select principal_id from principal_subject where person_id = $1";

    private static final String STORE =
            "insert into person (person_id, email, name, manager_id, left_company, last_day,"
                    + " principals, told_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
                    + " on conflict on constraint person_pk do update set email = excluded.email,"
                    + " name = excluded.name, manager_id = excluded.manager_id, left_company ="
                    + " excluded.left_company, last_day = excluded.last_day, principals ="
                    + " excluded.principals, told_at = excluded.told_at"
                    + " where person.told_at <= excluded.told_at";

    private final DirtySubjects dirty;

    public RecordPerson(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, PersonObserved person, Instant toldAt) {
        String email = person.email().toLowerCase(Locale.ROOT);
        List<String> concerned = new ArrayList<>(person.principals());
        concerned.add(person.personId());
        Tuple values =
                Tuple.tuple()
                        .addString(person.personId())
                        .addString(email)
                        .addString(person.name())
                        .addString(person.managerId())
                        .addBoolean(person.status() == PersonStatus.LEFT)
                        .addLocalDate(person.end())
                        .addArrayOfString(person.principals().toArray(String[]::new))
                        .addOffsetDateTime(toldAt.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(BEFORE)
                .execute(Tuple.of(person.personId()))
                .invoke(rows -> rows.forEach(row -> concerned.add(row.getString(0))))
                .chain(() -> dirty.markPrincipals(connection, concerned))
                .chain(() -> connection.preparedQuery(STORE).execute(values))
                .chain(() -> dirty.mark(connection, List.of(person.personId())))
                .chain(() -> dirty.markRootsOwnedBy(connection, email))
                .chain(() -> dirty.markPrincipals(connection, concerned));
    }
}
