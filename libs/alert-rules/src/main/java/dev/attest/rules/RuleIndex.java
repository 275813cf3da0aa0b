package dev.attest.rules;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.ActorKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rules by the events they name, those that their windows want to see among them, and rules over
/// all events by who must have acted. An event that no rule names costs one look into a map,
/// however many rules there are.
///
/// @param <R> a rule as the caller holds it
public final class RuleIndex<R> {

    private static final String SIGN_IN = "signin.amazonaws.com";

    private final Map<EventKey, List<Entry<R>>> byEvent = new HashMap<>();
    private final Map<ActorKind, List<Entry<R>>> byActor = new EnumMap<>(ActorKind.class);

    private record EventKey(String source, String name) {}

    /// A selection of a rule.
    private record Entry<R>(R rule, List<ActorKind> actors, Selection selection) {

        /// Whether the whole record is worth looking at, by what is cheap to know.
        boolean wants(ActivityRecord activity) {
            return (actors.isEmpty() || actors.contains(activity.actor().kind()))
                    && switch (selection.outcome()) {
                        case ANY -> true;
                        case REFUSED -> refused(activity) || saysItElsewhere(activity);
                        case SUCCEEDED -> !refused(activity) || saysItElsewhere(activity);
                    };
        }

        private static boolean refused(ActivityRecord activity) {
            return activity.errorCode() != null || activity.errorMessage() != null;
        }

        /// A sign-in may say it in its response alone.
        private static boolean saysItElsewhere(ActivityRecord activity) {
            return activity.eventSource().equals(SIGN_IN);
        }
    }

    public RuleIndex(List<R> rules, Function<R, AlertRule> ruleOf) {
        for (R each : rules) {
            AlertRule rule = ruleOf.apply(each);
            for (Selection selection : rule.selections()) {
                Entry<R> entry = new Entry<>(each, rule.actors(), selection);
                if (selection.overAll()) {
                    rule.actors().stream().distinct().forEach(kind -> add(byActor, kind, entry));
                } else {
                    keys(selection).forEach(key -> add(byEvent, key, entry));
                }
            }
        }
    }

    private static Stream<EventKey> keys(Selection selection) {
        return selection.sources().stream()
                .flatMap(source ->
                        selection.names().stream().map(name -> new EventKey(source, name)))
                .distinct();
    }

    private static <K, V> void add(Map<K, List<V>> index, K key, V entry) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
    }

    /// Whether any rule wants to see the whole record.
    public boolean watches(ActivityRecord activity) {
        return named(activity).stream().anyMatch(entry -> entry.wants(activity))
                || overAll(activity).stream().anyMatch(entry -> wants(entry, activity));
    }

    /// The rules that want to see the whole record, each once.
    public List<R> watching(ActivityRecord activity) {
        Set<R> watching = new LinkedHashSet<>();
        for (Entry<R> entry : named(activity)) {
            if (entry.wants(activity)) {
                watching.add(entry.rule());
            }
        }
        for (Entry<R> entry : overAll(activity)) {
            if (wants(entry, activity)) {
                watching.add(entry.rule());
            }
        }
        return List.copyOf(watching);
    }

    private static <R> boolean wants(Entry<R> entry, ActivityRecord activity) {
        return entry.selection().names(activity.eventSource(), activity.eventName())
                && entry.wants(activity);
    }

    private List<Entry<R>> named(ActivityRecord activity) {
        return byEvent.getOrDefault(
                new EventKey(activity.eventSource(), activity.eventName()), List.of());
    }

    private List<Entry<R>> overAll(ActivityRecord activity) {
        return byActor.getOrDefault(activity.actor().kind(), List.of());
    }
}
