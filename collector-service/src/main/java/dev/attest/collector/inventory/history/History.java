package dev.attest.collector.inventory.history;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every thing of an account was like, and from when to when. A reading shows what is there at
/// its moment; until the next reading of the same kind nothing else is known. One in part says
/// nothing of what it does not show. Readings may come in any order: an earlier one that comes late
/// changes what was known between it and the next.
public final class History {

    private final HistoryRows rows;

    public History(SqlConnection connection) {
        rows = new HistoryRows(connection);
    }

    /// A thing in a scope.
    record Subject(String type, String id) {
        static Subject of(Thing thing) {
            return new Subject(thing.type(), thing.id());
        }

        /// As a moment names it.
        String text() {
            return type + " " + id;
        }

        static Subject parse(String text) {
            int space = text.indexOf(' ');
            return new Subject(text.substring(0, space), text.substring(space + 1));
        }
    }

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

    /// What is known of the time after a moment.
    ///
    /// @param listed the next moment at which everything was listed; null when there is none
    /// @param shown when a reading in part first showed a thing before that
    record Next(@Nullable Instant listed, Map<Subject, Instant> shown) {

        /// The next moment that says something of a thing; null when none does.
        @Nullable Instant of(Subject subject) {
            Instant first = shown.get(subject);
            return first == null ? listed : first;
        }

        boolean nothing() {
            return listed == null && shown.isEmpty();
        }
    }

    /// Takes in a reading. A thing that is known and not shown whole stays as it was.
    ///
    /// @return how many things came, went or changed
    public int keep(Scope scope, Moment moment, List<Thing> things) {
        Instant at = moment.observedAt();
        Map<Subject, Stretch> before = rows.at(scope, at);
        Map<Subject, State> shown = new LinkedHashMap<>();
        things.stream()
                .filter(thing -> thing.whole() || !before.containsKey(Subject.of(thing)))
                .forEach(thing -> shown.put(Subject.of(thing), State.of(thing)));
        if (!rows.add(scope, moment, shown.keySet())) {
            return 0;
        }
        Next next = rows.next(scope, at);
        Map<Subject, Stretch> later = next.nothing() ? Map.of() : rows.after(scope, at);
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
        shown.forEach((subject, state) -> changes.came(subject, state, later.get(subject)));
        rows.apply(scope, changes);
        return changes.count();
    }
}
