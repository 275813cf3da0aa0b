package dev.attest.collector.inventory.history;

import dev.attest.collector.inventory.history.History.State;
import dev.attest.collector.inventory.history.History.Stretch;
import dev.attest.collector.inventory.history.History.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one reading changes in the stretches of its scope.
final class HistoryChanges {

    /// A stretch that begins with the reading.
    record Begun(Subject subject, State state, Instant from, @Nullable Instant to) {}

    /// A stretch that goes on as it was from a later reading on.
    record Resumed(Stretch of, Instant from) {}

    private final Instant at;
    private final @Nullable Instant next;
    private final List<Begun> begun = new ArrayList<>();
    private final List<Stretch> ended = new ArrayList<>();
    private final List<Resumed> resumed = new ArrayList<>();
    private final List<Stretch> earlier = new ArrayList<>();

    /// @param at the moment of the reading
    /// @param next the next moment that is known of the scope; null for the latest reading
    HistoryChanges(Instant at, @Nullable Instant next) {
        this.at = at;
        this.next = next;
    }

    /// A thing that was known at the moment, as the reading shows it.
    ///
    /// @param later how it was next; null when nothing later is known
    void became(Stretch known, State state, @Nullable Stretch later) {
        if (known.sha256().equals(state.sha256())) {
            return;
        }
        Instant end = end(known);
        if (later != null && later.from().equals(end) && later.sha256().equals(state.sha256())) {
            earlier.add(later);
        } else {
            begun.add(new Begun(known.subject(), state, at, end));
        }
        gone(known);
    }

    /// A thing that was known and is not there.
    void gone(Stretch known) {
        ended.add(known);
        Instant to = known.to();
        if (next != null && (to == null || next.isBefore(to))) {
            resumed.add(new Resumed(known, next));
        }
    }

    /// A thing that was not known at the moment.
    ///
    /// @param later how it was when it was known next; null when it never was
    /// @param listed the next moment at which everything was listed
    void came(Subject subject, State state, @Nullable Stretch later, @Nullable Instant listed) {
        Instant appears = later == null ? null : later.from();
        boolean unbroken = appears != null && (listed == null || !listed.isBefore(appears));
        if (later != null && unbroken && later.sha256().equals(state.sha256())) {
            earlier.add(later);
            return;
        }
        begun.add(new Begun(subject, state, at, unbroken ? appears : listed));
    }

    private @Nullable Instant end(Stretch known) {
        Instant to = known.to();
        return next != null && (to == null || next.isBefore(to)) ? next : to;
    }

    Instant at() {
        return at;
    }

    List<Begun> begun() {
        return begun;
    }

    List<Stretch> ended() {
        return ended;
    }

    List<Resumed> resumed() {
        return resumed;
    }

    /// Stretches that began earlier than was known.
    List<Stretch> earlier() {
        return earlier;
    }

    /// How many things came, went or changed.
    int count() {
        Set<Subject> known = ended.stream().map(Stretch::subject).collect(Collectors.toSet());
        long others = begun.stream().filter(b -> !known.contains(b.subject())).count();
        return ended.size() + (int) others;
    }
}
