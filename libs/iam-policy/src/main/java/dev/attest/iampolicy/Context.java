package dev.attest.iampolicy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a request's context: condition keys and their values. A key has values, or is
/// known to be absent, or is unknown; a list without values is the same as an absent key. Case does
/// not count in keys.
///
/// Source: IAM User Guide, "AWS global condition context keys" and "IAM JSON policy elements:
/// Condition", The request context.
///
/// @param known by key; no values when the key is absent
/// @param complete whether every key that is not known is absent; otherwise it is unknown
/// @param supposed the keys whose values are a stand-in's: they fill variables in resources, but no
///   condition is decided by them
public record Context(Map<String, List<String>> known, boolean complete, Set<String> supposed) {

    private static final Context UNKNOWN = new Context(Map.of(), false, Set.of());

    public Context {
        Map<String, List<String>> folded = new HashMap<>();
        known.forEach((key, values) -> folded.put(fold(key), List.copyOf(values)));
        known = Map.copyOf(folded);
        supposed = Set.copyOf(supposed);
    }

    /// @param supposed whether all values are a stand-in's
    public Context(Map<String, List<String>> known, boolean complete, boolean supposed) {
        this(known, complete, supposed ? folded(known.keySet()) : Set.of());
    }

    /// Nothing is known.
    public static Context unknown() {
        return UNKNOWN;
    }

    /// The same with one key more; without values it is absent. Conditions are decided by it also
    /// where the other values are a stand-in's.
    public Context with(String key, String... values) {
        String folded = fold(key);
        Map<String, List<String>> more = new HashMap<>(known);
        more.put(folded, List.of(values));
        Set<String> others = supposed;
        if (supposed.contains(folded)) {
            others = new HashSet<>(supposed);
            others.remove(folded);
        }
        return new Context(more, complete, others);
    }

    /// The same, where the key is known to be absent.
    public Context without(String key) {
        return with(key);
    }

    /// The same, where every key that was not given is absent.
    public Context withNothingElse() {
        return new Context(known, true, supposed);
    }

    /// The same, as the values of a stand-in.
    public Context asSupposed() {
        return new Context(known, complete, true);
    }

    /// The key's values: none when it is absent, null when it is unknown.
    ///
    /// @param key in lower case
    public @Nullable List<String> values(String key) {
        List<String> values = known.get(key);
        return values == null && complete ? List.of() : values;
    }

    /// What conditions may be decided by.
    Context certain() {
        if (supposed.isEmpty()) {
            return this;
        }
        if (supposed.size() == known.size()) {
            return UNKNOWN;
        }
        Map<String, List<String>> certain = new HashMap<>(known);
        certain.keySet().removeAll(supposed);
        return new Context(certain, false, Set.of());
    }

    private static Set<String> folded(Set<String> keys) {
        return keys.stream().map(Context::fold).collect(Collectors.toUnmodifiableSet());
    }

    /// A key as it is looked up: case does not count.
    public static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
