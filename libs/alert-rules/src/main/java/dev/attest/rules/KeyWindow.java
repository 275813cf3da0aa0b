package dev.attest.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The window of one key: what it keeps of events, and what it finds when there are more of them.
///
/// What is found depends on when events happened, not on when they are learnt of: an event that
/// comes late is put where it belongs, and what happened after it is looked at again. What was told
/// once is not told again; what was told and is explained by an event that came late is undone, so
/// that in the end what is told is what the events say, in whatever order they came.
///
/// Of a key that floods a window not every event is kept. The time of the window is cut into
/// sixteen slices; a slice keeps as many events as the rule counts, and 64 at least, or eight of
/// each value. So a slice that is full is enough to find something, and nobody hides behind a
/// crowd. A window of first sights keeps one event a day of each value.
public final class KeyWindow {

    private static final int SLICES = 16;
    private static final int LEAST_A_SLICE = 64;
    private static final int OF_ONE_VALUE = 8;
    private static final int VALUES_A_DAY = 1_000;

    private final Window window;
    private final TreeSet<Observation> all = new TreeSet<>();
    private final Set<Identity> known = new HashSet<>();
    private final Map<Slice, Integer> filled = new HashMap<>();

    /// What makes an observation the same: the event, or for first sights the value on that day.
    private record Identity(Sighting.Part part, String what, Instant day) {}

    /// @param value empty for all of the slice
    private record Slice(Sighting.Part part, long number, String value) {}

    /// What came of more observations.
    ///
    /// @param added those that are kept; such in which something was found say so
    /// @param fired all in which something was found that was not told before, in order
    /// @param undone all that were told before, and in which nothing is found any more
    /// @param dropped how many were not kept, since there were too many
    public record Change(
            List<Observation> added,
            List<Observation> fired,
            List<Observation> undone,
            int dropped) {}

    private KeyWindow(Window window) {
        this.window = window;
    }

    /// @param kept at least those within [#reach] of what is added
    public static KeyWindow of(Window window, Collection<Observation> kept) {
        KeyWindow of = new KeyWindow(window);
        kept.forEach(of::keep);
        return of;
    }

    /// How far before and after an event others matter to it, or it to them.
    public static Duration reach(Window window) {
        return switch (window) {
            case Window.FirstSeen firstSeen -> firstSeen.within().plusDays(1);
            case Window.Threshold _, Window.Sequence _, Window.Distance _ -> window.within();
        };
    }

    /// Takes up observations, each event once.
    public Change add(Collection<Observation> fresh) {
        TreeSet<Observation> ordered = new TreeSet<>(fresh);
        List<Observation> told = List.of();
        List<Observation> added = new ArrayList<>();
        int dropped = 0;
        for (Observation each : ordered) {
            if (known.contains(identity(each))) {
                continue;
            }
            if (full(each)) {
                dropped++;
                continue;
            }
            if (added.isEmpty()) {
                told = toldFrom(each);
            }
            keep(each);
            added.add(each);
        }
        if (added.isEmpty()) {
            return new Change(List.of(), List.of(), List.of(), dropped);
        }
        TreeSet<Observation> found =
                new TreeSet<>(Finds.in(window, List.copyOf(all), since(added.getFirst().time())));
        List<Observation> undone = told.stream().filter(each -> !found.contains(each)).toList();
        Set<Observation> fired =
                found.stream()
                        .filter(each -> !each.fired())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        fired.forEach(each -> replace(each.told()));
        undone.forEach(each -> replace(each.untold()));
        return new Change(
                added.stream().map(each -> fired.contains(each) ? each.told() : each).toList(),
                List.copyOf(fired),
                undone,
                dropped);
    }

    /// What was told and is still found, of what fresh events may explain. What is no longer found
    /// because events were forgotten meanwhile was right, and stays told.
    ///
    /// @param first the earliest of them
    private List<Observation> toldFrom(Observation first) {
        if (!undoes() || all.stream().noneMatch(Observation::fired)) {
            return List.of();
        }
        return Finds.in(window, List.copyOf(all), since(first.time())).stream()
                .filter(Observation::fired)
                .toList();
    }

    /// Whether an event may explain what happened after it.
    private boolean undoes() {
        return switch (window) {
            case Window.FirstSeen _ -> true;
            case Window.Sequence sequence -> sequence.unless() != null;
            case Window.Threshold _, Window.Distance _ -> false;
        };
    }

    private void replace(Observation each) {
        all.remove(each);
        all.add(each);
    }

    private void keep(Observation each) {
        if (known.add(identity(each))) {
            all.add(each);
            filled.merge(slice(each, ""), 1, Integer::sum);
            if (!each.value().isEmpty()) {
                filled.merge(slice(each, each.value()), 1, Integer::sum);
            }
        }
    }

    private boolean full(Observation each) {
        int inSlice = filled.getOrDefault(slice(each, ""), 0);
        return switch (window) {
            case Window.FirstSeen _ -> inSlice >= VALUES_A_DAY;
            case Window.Sequence sequence -> inSlice >= Math.max(LEAST_A_SLICE, sequence.count());
            case Window.Distance _ -> fullOfValue(each) || inSlice >= LEAST_A_SLICE;
            case Window.Threshold threshold ->
                    threshold.distinct() == null
                            ? inSlice >= Math.max(LEAST_A_SLICE, threshold.count())
                            : fullOfValue(each)
                                    || inSlice
                                            >= Math.max(
                                                    LEAST_A_SLICE,
                                                    OF_ONE_VALUE * threshold.count());
        };
    }

    private boolean fullOfValue(Observation each) {
        return filled.getOrDefault(slice(each, each.value()), 0) >= OF_ONE_VALUE;
    }

    private Slice slice(Observation each, String value) {
        long length =
                window instanceof Window.FirstSeen
                        ? Duration.ofDays(1).toMillis()
                        : window.within().toMillis() / SLICES;
        return new Slice(each.part(), Math.floorDiv(each.time().toEpochMilli(), length), value);
    }

    private Identity identity(Observation each) {
        return switch (window) {
            case Window.FirstSeen _ -> new Identity(each.part(), each.value(), day(each.time()));
            case Window.Threshold _, Window.Sequence _, Window.Distance _ ->
                    new Identity(each.part(), each.eventId(), Instant.EPOCH);
        };
    }

    private Instant since(Instant first) {
        return window instanceof Window.FirstSeen ? day(first) : first;
    }

    static Instant day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }
}
