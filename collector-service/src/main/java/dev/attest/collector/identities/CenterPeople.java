package dev.attest.collector.identities;

import dev.attest.collector.inventory.Owners;
import dev.attest.collector.people.PersonRecord;
import dev.attest.collector.people.PersonSource;
import dev.attest.collector.people.Register;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.PersonStatus;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Identity Center's users as a source of people, where the list of sources names it.
final class CenterPeople {

    private final SqlConnection connection;
    private final List<PersonSource> sources;

    CenterPeople(SqlConnection connection, List<PersonSource> sources) {
        this.connection = connection;
        this.sources = sources;
    }

    /// @param present identities that are there
    List<InventoryEvent> take(Collection<Facts> present, Instant now) {
        if (!sources.contains(PersonSource.IDENTITY_CENTER)) {
            return List.of();
        }
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Register register = new Register(connection, sources);
        Set<String> touched = new HashSet<>();
        for (Facts facts : present) {
            if (facts.kind().equals("IDENTITY_CENTER_USER")) {
                touched.addAll(take(register, record(facts, at)));
            }
        }
        for (String gone : gone()) {
            register.record(PersonSource.IDENTITY_CENTER, gone)
                    .ifPresent(record -> touched.addAll(register.keep(record.left(at))));
        }
        return List.copyOf(new Owners(connection).observed(touched));
    }

    /// Users of whom there was a record, and whom the inventory no longer shows.
    private List<String> gone() {
        List<String> found = new ArrayList<>();
        connection
                .preparedQuery(
                        "select record_id from person_record r where source = $1 and not retired"
                                + " and not exists (select from principal p"
                                + " where p.principal_id = r.record_id and p.present)")
                .executeAndAwait(Tuple.of(PersonSource.IDENTITY_CENTER.name()))
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private static Set<String> take(Register register, PersonRecord said) {
        Optional<PersonRecord> before = register.record(said.source(), said.recordId());
        return before.filter(said::saysTheSameAs).isPresent() ? Set.of() : register.keep(said);
    }

    private static PersonRecord record(Facts facts, Instant at) {
        String email = facts.seen().path("email").asText("").toLowerCase(Locale.ROOT);
        return new PersonRecord(
                PersonSource.IDENTITY_CENTER,
                facts.principalId(),
                null,
                List.of(),
                email.isEmpty() ? null : email,
                facts.name(),
                null,
                null,
                PersonStatus.ACTIVE,
                null,
                null,
                at,
                false,
                null);
    }
}
