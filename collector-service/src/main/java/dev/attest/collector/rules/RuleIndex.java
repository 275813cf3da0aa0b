package dev.attest.collector.rules;

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
        List<LoadedRule> all,
        Map<EventKey, List<LoadedRule>> byEvent,
        Map<ActorKind, List<LoadedRule>> byActor) {

    private record EventKey(String source, String name) {}

    static RuleIndex of(List<LoadedRule> rules) {
        Map<EventKey, List<LoadedRule>> byEvent = new HashMap<>();
        Map<ActorKind, List<LoadedRule>> byActor = new EnumMap<>(ActorKind.class);
        for (LoadedRule loaded : rules) {
            AlertRule rule = loaded.rule();
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
                rules.stream().sorted(Comparator.comparing(l -> l.rule().id())).toList(),
                Map.copyOf(byEvent),
                byActor);
    }

    private static <K> void add(Map<K, List<LoadedRule>> index, K key, LoadedRule loaded) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(loaded);
    }

    boolean watches(ActivityRecord activity) {
        return byEvent.containsKey(key(activity))
                || byActor.getOrDefault(activity.actor().kind(), List.of()).stream()
                        .anyMatch(loaded -> names(loaded, activity));
    }

    List<LoadedRule> watching(ActivityRecord activity) {
        ActorKind kind = activity.actor().kind();
        List<LoadedRule> watching = new ArrayList<>();
        for (LoadedRule loaded : byEvent.getOrDefault(key(activity), List.of())) {
            List<ActorKind> actors = loaded.rule().actors();
            if (actors.isEmpty() || actors.contains(kind)) {
                watching.add(loaded);
            }
        }
        for (LoadedRule loaded : byActor.getOrDefault(kind, List.of())) {
            if (names(loaded, activity)) {
                watching.add(loaded);
            }
        }
        return watching;
    }

    private static boolean names(LoadedRule loaded, ActivityRecord activity) {
        return loaded.rule().names(activity.eventSource(), activity.eventName());
    }

    private static EventKey key(ActivityRecord activity) {
        return new EventKey(activity.eventSource(), activity.eventName());
    }
}
