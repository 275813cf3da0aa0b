package dev.attest.collector.rules;

import dev.attest.collector.rules.AlertRules.Loaded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.ActorKind;
import dev.attest.rules.AlertRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rules by the events they name, and those over all events by who must have acted.
///
/// @param all by id
record RuleIndex(
        List<Loaded> all,
        Map<EventKey, List<Loaded>> byEvent,
        Map<ActorKind, List<Loaded>> byActor) {

    private record EventKey(String source, String name) {}

    static RuleIndex of(List<Loaded> rules) {
        Map<EventKey, List<Loaded>> byEvent = new HashMap<>();
        Map<ActorKind, List<Loaded>> byActor = new EnumMap<>(ActorKind.class);
        for (Loaded loaded : rules) {
            AlertRule rule = loaded.compiled().rule();
            if (rule.overAll()) {
                rule.actors().stream().distinct().forEach(kind -> add(byActor, kind, loaded));
            } else {
                rule.sources().stream()
                        .distinct()
                        .flatMap(s -> rule.names().stream().distinct().map(n -> new EventKey(s, n)))
                        .forEach(key -> add(byEvent, key, loaded));
            }
        }
        return new RuleIndex(
                rules.stream().sorted(Comparator.comparing(l -> l.compiled().rule().id())).toList(),
                Map.copyOf(byEvent),
                byActor);
    }

    private static <K> void add(Map<K, List<Loaded>> index, K key, Loaded loaded) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(loaded);
    }

    boolean watches(ActivityRecord activity) {
        return byEvent.containsKey(key(activity))
                || byActor.getOrDefault(activity.actor().kind(), List.of()).stream()
                        .anyMatch(loaded -> names(loaded, activity));
    }

    List<Loaded> watching(ActivityRecord activity) {
        ActorKind kind = activity.actor().kind();
        List<Loaded> watching = new ArrayList<>();
        for (Loaded loaded : byEvent.getOrDefault(key(activity), List.of())) {
            List<ActorKind> actors = loaded.compiled().rule().actors();
            if (actors.isEmpty() || actors.contains(kind)) {
                watching.add(loaded);
            }
        }
        for (Loaded loaded : byActor.getOrDefault(kind, List.of())) {
            if (names(loaded, activity)) {
                watching.add(loaded);
            }
        }
        return watching;
    }

    private static boolean names(Loaded loaded, ActivityRecord activity) {
        return loaded.compiled().rule().names(activity.eventSource(), activity.eventName());
    }

    private static EventKey key(ActivityRecord activity) {
        return new EventKey(activity.eventSource(), activity.eventName());
    }
}
