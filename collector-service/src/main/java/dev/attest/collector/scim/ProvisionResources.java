package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.inventory.Linking;
import dev.attest.collector.inventory.Owners;
import dev.attest.collector.people.PeopleChanged;
import dev.attest.collector.people.PeopleConfig;
import dev.attest.collector.people.PersonGroups;
import dev.attest.collector.people.PersonRecord;
import dev.attest.collector.people.Register;
import dev.attest.collector.people.WaitingPeople;
import dev.attest.collector.platform.BusyException;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Text;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps what a provisioning service tells, and tells of the people whom it changes in the same
/// transaction.
@ApplicationScoped
class ProvisionResources {

    /// More than change one resource at the same time in one replica.
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final Telling telling;
    private final ImportConfig imports;
    private final PeopleConfig people;
    private final PeopleChanged joins;
    private final Ids ids;
    private final Clock clock;

    ProvisionResources(
            Transactions transactions,
            Telling telling,
            ImportConfig imports,
            PeopleConfig people,
            PeopleChanged joins,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.telling = telling;
        this.imports = imports;
        this.people = people;
        this.joins = joins;
        this.ids = ids;
        this.clock = clock;
    }

    ScimResource get(ScimType type, String id) {
        return transactions.call(connection -> find(new ScimRows(connection, type), id));
    }

    ScimRows.Some list(ScimType type, @Nullable ScimFilter filter, long skip, int most) {
        return transactions.call(
                connection -> new ScimRows(connection, type).list(filter, skip, most));
    }

    ScimResource create(ScimType type, ObjectNode sent) {
        ObjectNode attributes = ScimShape.of(type, sent);
        if (type == ScimType.USER && !attributes.has("active")) {
            attributes.put("active", true);
        }
        Instant now = now();
        ScimResource fresh = new ScimResource(ids.next(), type, attributes, 1, now, now);
        return transactions.call(connection -> {
            new Linking(connection).lock(imports.lockPatience());
            ScimRows rows = new ScimRows(connection, type);
            unique(rows, fresh);
            rows.add(fresh);
            tell(connection, fresh, false, now);
            return fresh;
        });
    }

    /// Puts other attributes in the place of those there are. Whether somebody is active stays as
    /// it was unless it is said: to leave it out brings no leaver back.
    ScimResource replace(ScimType type, String id, Preconditions ifMatch, ObjectNode sent) {
        ObjectNode attributes = ScimShape.of(type, sent);
        return change(
                type,
                id,
                ifMatch,
                before -> {
                    ObjectNode whole = attributes.deepCopy();
                    if (!whole.has("active") && before.has("active")) {
                        whole.set("active", before.get("active"));
                    }
                    return whole;
                });
    }

    ScimResource patch(ScimType type, String id, Preconditions ifMatch, ObjectNode patch) {
        return change(type, id, ifMatch, before -> new ScimPatch(type).apply(before, patch));
    }

    /// Works out the change before it locks anything, and again when the resource was changed
    /// meanwhile.
    private ScimResource change(
            ScimType type, String id, Preconditions ifMatch, UnaryOperator<ObjectNode> to) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ScimResource before = get(type, id);
            ifMatch.require(before);
            ScimResource after = before.changed(to.apply(before.attributes()), now());
            if (after.attributes().equals(before.attributes())) {
                return before;
            }
            if (keep(before, after)) {
                return after;
            }
        }
        throw new BusyException();
    }

    /// @return whether it was still as before
    private boolean keep(ScimResource before, ScimResource after) {
        return transactions.call(connection -> {
            new Linking(connection).lock(imports.lockPatience());
            ScimRows rows = new ScimRows(connection, after.type());
            if (find(rows, after.id().toString()).version() != before.version()) {
                return false;
            }
            unique(rows, after);
            rows.change(after);
            tell(connection, after, false, after.changedAt());
            return true;
        });
    }

    /// Takes a resource away; what it told stays, and whom it told of has left.
    void delete(ScimType type, String id, Preconditions ifMatch) {
        Instant now = now();
        transactions.call(connection -> {
            new Linking(connection).lock(imports.lockPatience());
            ScimRows rows = new ScimRows(connection, type);
            ScimResource before = find(rows, id);
            ifMatch.require(before);
            ScimResource gone = before.changed(before.attributes(), now);
            rows.delete(gone);
            tell(connection, gone, true, now);
            return gone;
        });
    }

    private void tell(SqlConnection connection, ScimResource told, boolean deleted, Instant now) {
        switch (told.type()) {
            case USER -> tellPerson(connection, ScimPerson.of(told, deleted, now));
            case GROUP -> judge(connection, keepGroup(connection, told, deleted));
        }
    }

    private void tellPerson(SqlConnection connection, PersonRecord said) {
        Set<String> touched = new Register(connection, people.sources()).keep(said);
        telling.tell(connection, new Owners(connection).observed(touched));
        if (!touched.isEmpty()) {
            telling.tell(connection, joins.changed(connection, touched));
        }
    }

    /// Of a group of many, everybody waits: all the rest of the company would wait for this one
    /// transaction.
    private void judge(SqlConnection connection, Set<String> regrouped) {
        if (regrouped.size() > WaitingPeople.AT_ONCE) {
            new WaitingPeople(connection).put(regrouped);
        } else if (!regrouped.isEmpty()) {
            telling.tell(connection, joins.regrouped(connection, regrouped));
        }
    }

    private static Set<String> keepGroup(
            SqlConnection connection, ScimResource group, boolean deleted) {
        PersonGroups groups = new PersonGroups(connection);
        String id = group.id().toString();
        if (deleted) {
            return groups.drop(id);
        }
        List<String> members = new ArrayList<>();
        for (JsonNode member : group.attributes().path("members")) {
            if (member.hasNonNull("value")) {
                members.add(member.get("value").asText());
            }
        }
        return groups.keep(id, ScimResource.name(group.type(), group.attributes()), members);
    }

    private static void unique(ScimRows rows, ScimResource resource) {
        boolean user = resource.type() == ScimType.USER;
        if (rows.named(resource.nameKey(), resource.id()) && user) {
            throw ScimException.uniqueness("Another user has this userName.");
        }
    }

    private static ScimResource find(ScimRows rows, String id) {
        try {
            return rows.find(UUID.fromString(id)).orElseThrow(() -> ScimException.notFound(id));
        } catch (IllegalArgumentException e) {
            throw ScimException.notFound(Text.shown(id));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
