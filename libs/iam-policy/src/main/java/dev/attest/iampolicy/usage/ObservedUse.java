package dev.attest.iampolicy.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a principal was seen doing in a window of time. Attempts count, also those that were
/// denied.
///
/// Last-accessed data tells of most services only that they were used: such a service counts as
/// used by actions nobody knows. Names are those of policies, such as `s3:ListBucket`, where
/// CloudTrail may write another, such as `ListObjects`.
///
/// Source: IAM User Guide, "Refine permissions in AWS using last accessed information": it reaches
/// back 400 days, appears within four hours, and includes attempts that were denied.
///
/// @param from where the window begins
/// @param until where it ends
/// @param actions by name, such as `iam:PassRole`; case does not count
/// @param services when a service was used last by actions that are not known, by prefix, such as
///   `s3`; case does not count
public record ObservedUse(
        Instant from,
        Instant until,
        SortedMap<String, ActionUse> actions,
        SortedMap<String, Instant> services) {

    public ObservedUse {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("the window ends at " + until + " before " + from);
        }
        actions = caseless(actions);
        services = caseless(services);
        for (Map.Entry<String, ActionUse> use : actions.entrySet()) {
            if (use.getKey().indexOf(':') < 1 || use.getKey().contains("*")) {
                throw new IllegalArgumentException("not an action: " + use.getKey());
            }
            mustBeWithin(from, until, use.getKey(), use.getValue().last());
        }
        for (Map.Entry<String, Instant> use : services.entrySet()) {
            if (use.getKey().contains(":")) {
                throw new IllegalArgumentException("not a service's prefix: " + use.getKey());
            }
            mustBeWithin(from, until, use.getKey(), use.getValue());
        }
    }

    /// A window in which nothing was seen.
    public static ObservedUse nothing(Instant from, Instant until) {
        return new ObservedUse(from, until, new TreeMap<>(), new TreeMap<>());
    }

    /// The same with one use of an action more.
    ///
    /// @param resources ARNs on which; none when that is not known
    public ObservedUse with(String action, Instant when, String... resources) {
        SortedMap<String, ActionUse> more = new TreeMap<>(actions);
        more.merge(action, ActionUse.on(when, List.of(resources)), ActionUse::and);
        return new ObservedUse(from, until, more, services);
    }

    /// The same with one use of a service more, by an action that is not known.
    public ObservedUse withService(String service, Instant when) {
        SortedMap<String, Instant> more = new TreeMap<>(services);
        more.merge(service, when, (one, other) -> one.isAfter(other) ? one : other);
        return new ObservedUse(from, until, actions, more);
    }

    /// How an action was used; empty when it was not seen.
    public Optional<ActionUse> of(String action) {
        return Optional.ofNullable(actions.get(action));
    }

    /// Whether an action that was not seen may be what a service was used by.
    public boolean perhaps(String action) {
        return services.containsKey(action.split(":", 2)[0]);
    }

    /// Whole days.
    public long days() {
        return Duration.between(from, until).toDays();
    }

    private static void mustBeWithin(Instant from, Instant until, String what, Instant when) {
        if (when.isBefore(from) || when.isAfter(until)) {
            throw new IllegalArgumentException(
                    what + " was used at " + when + ", not between " + from + " and " + until);
        }
    }

    private static <T> SortedMap<String, T> caseless(Map<String, T> map) {
        SortedMap<String, T> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.forEach((name, value) -> {
            if (caseless.put(name, value) != null) {
                throw new IllegalArgumentException("told twice: " + name);
            }
        });
        return Collections.unmodifiableSortedMap(caseless);
    }
}
