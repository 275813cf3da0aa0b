package dev.attest.collector.inventory.history;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every thing of an account was like, and from when to when. A reading shows what is there at
/// its moment; until the next reading of the same kind nothing else is known. Readings may come in
/// any order: an earlier one that comes late changes what was known between it and the next.
public final class History {

    private final HistoryRows rows;

    public History(SqlConnection connection) {
        rows = new HistoryRows(connection);
    }

    /// A thing in a scope.
    record Subject(String type, String id) {}

    /// How a thing is, in one form only.
    record State(String name, String json, String sha256) {
        static State of(Thing thing) {
            String json = CanonicalJson.text(thing.state());
            return new State(thing.name(), json, CanonicalJson.sha256(thing.name() + "\n" + json));
        }
    }

    /// A stretch of time in which a thing was the same.
    ///
    /// @param to null when nothing later is known
    record Stretch(Subject subject, Instant from, @Nullable Instant to, String sha256) {}

    /// Takes in a reading.
    ///
    /// @return how many things came, went or changed
    public int keep(Scope scope, Moment moment, List<Thing> things) {
        Instant at = moment.observedAt();
        Map<Subject, Stretch> before = rows.at(scope, at);
        if (!rows.add(scope, moment)) {
            return 0;
        }
        Instant next = rows.next(scope, at, false);
        Map<Subject, State> shown = new LinkedHashMap<>();
        things.forEach(thing -> shown.put(new Subject(thing.type(), thing.id()), State.of(thing)));
        Map<Subject, Stretch> later = next == null ? Map.of() : rows.after(scope, at);
        var changes = new HistoryChanges(at, next);
        shown.forEach((subject, state) -> {
            Stretch known = before.get(subject);
            if (known != null) {
                changes.became(known, state, later.get(subject));
            }
        });
        if (moment.complete()) {
            before.values().stream()
                    .filter(known -> !shown.containsKey(known.subject()))
                    .forEach(changes::gone);
        }
        shown.keySet().removeAll(before.keySet());
        Instant listed = next == null ? null : rows.next(scope, at, true);
        shown.forEach((subject, state) -> changes.came(subject, state, later.get(subject), listed));
        rows.apply(scope, changes);
        return changes.count();
    }
}
