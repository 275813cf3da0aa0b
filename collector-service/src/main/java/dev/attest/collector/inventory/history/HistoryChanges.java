package dev.attest.collector.inventory.history;

import dev.attest.collector.inventory.history.History.Next;
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
    private final Next next;
    private final List<Begun> begun = new ArrayList<>();
    private final List<Stretch> ended = new ArrayList<>();
    private final List<Resumed> resumed = new ArrayList<>();
    private final List<Stretch> earlier = new ArrayList<>();

    /// @param at the moment of the reading
    /// @param next what is known of the time after it
    HistoryChanges(Instant at, Next next) {
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
        Instant said = next.of(known.subject());
        if (said != null && before(said, known.to())) {
            resumed.add(new Resumed(known, said));
        }
    }

    /// A thing that was not known at the moment.
    ///
    /// @param later how it was when it was known next; null when it never was
    void came(Subject subject, State state, @Nullable Stretch later) {
        Instant listed = next.listed();
        Instant appears = later == null ? null : later.from();
        boolean unbroken = appears != null && (listed == null || !listed.isBefore(appears));
        if (later != null && unbroken && later.sha256().equals(state.sha256())) {
            earlier.add(later);
            return;
        }
        begun.add(new Begun(subject, state, at, unbroken ? appears : listed));
    }

    private @Nullable Instant end(Stretch known) {
        Instant said = next.of(known.subject());
        return said != null && before(said, known.to()) ? said : known.to();
    }

    private static boolean before(Instant moment, @Nullable Instant end) {
        return end == null || moment.isBefore(end);
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
