package dev.attest.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The windows of one rule, in memory: for tests of rules, and for trying a rule on what has
/// happened. Not for several threads.
public final class MemoryWindows {

    private final Window window;
    private final Map<Key, List<Observation>> observed = new HashMap<>();
    private int size;

    /// @param account keys of several accounts are several keys
    private record Key(String account, UUID key) {}

    /// Something that was found.
    public record Find(String account, Observation observation) {}

    public MemoryWindows(Window window) {
        this.window = window;
    }

    /// Takes up what an event is to the windows.
    public void add(String account, Instant time, String eventId, List<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            observed.computeIfAbsent(new Key(account, sighting.key()), _ -> new ArrayList<>())
                    .add(Observation.of(sighting, time, eventId));
            size++;
        }
    }

    /// How many sightings there are.
    public int size() {
        return size;
    }

    /// All that is found, by key and time.
    public List<Find> finds() {
        List<Find> finds = new ArrayList<>();
        observed.forEach((key, observations) ->
                KeyWindow.of(window, List.of())
                        .add(observations)
                        .fired()
                        .forEach(fired -> finds.add(new Find(key.account(), fired))));
        return finds;
    }
}
