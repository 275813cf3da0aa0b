package dev.attest.iampolicy.change;

import dev.attest.iampolicy.meaning.EscalationFinding;
import dev.attest.iampolicy.meaning.Held;
import dev.attest.iampolicy.meaning.Reach;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What is told of a principal before and not after, and the other way round.
///
/// @param lost as it was
/// @param gained as it is now
/// @param narrowed held on some resources instead of any, or less firmly
/// @param widened held on any resources instead of some, or more firmly
public record Difference<T>(
        List<T> lost, List<T> gained, List<Shift<T>> narrowed, List<Shift<T>> widened) {

    public Difference {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
        narrowed = List.copyOf(narrowed);
        widened = List.copyOf(widened);
    }

    /// The same thing before and after.
    public record Shift<T>(T before, T after) {}

    public boolean none() {
        return lost.isEmpty() && gained.isEmpty() && narrowed.isEmpty() && widened.isEmpty();
    }

    static Difference<SensitiveAction> ofActions(
            List<SensitiveAction> before, List<SensitiveAction> after) {
        return between(before, after, each -> each.action().action(), SensitiveAction::held);
    }

    static Difference<EscalationFinding> ofPaths(
            List<EscalationFinding> before, List<EscalationFinding> after) {
        return between(
                before,
                after,
                each -> each.path().id(),
                each -> new Held(each.held().standing().and(each.met()), each.held().reach()));
    }

    private static <T> Difference<T> between(
            List<T> before, List<T> after, Function<T, String> name, Function<T, Held> held) {
        Map<String, T> left = byName(before, name);
        Map<String, T> right = byName(after, name);
        List<Shift<T>> narrowed = new ArrayList<>();
        List<Shift<T>> widened = new ArrayList<>();
        left.forEach((key, was) -> {
            T is = right.get(key);
            if (is != null) {
                Shift<T> shift = new Shift<>(was, is);
                if (more(held.apply(was), held.apply(is))) {
                    narrowed.add(shift);
                }
                if (more(held.apply(is), held.apply(was))) {
                    widened.add(shift);
                }
            }
        });
        return new Difference<>(
                before.stream().filter(each -> !right.containsKey(name.apply(each))).toList(),
                after.stream().filter(each -> !left.containsKey(name.apply(each))).toList(),
                narrowed,
                widened);
    }

    /// Whether one is more than the other. Any resource is more than some, however firmly held:
    /// what is held on any is not told to be held more firmly on some.
    private static boolean more(Held one, Held other) {
        return one.reach() == other.reach()
                ? one.standing().compareTo(other.standing()) > 0
                : one.reach() == Reach.ANY;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(each -> named.put(name.apply(each), each));
        return named;
    }
}
