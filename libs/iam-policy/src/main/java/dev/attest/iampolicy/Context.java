package dev.attest.iampolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is known of a request's context: condition keys and their values. A key that is not here is
/// unknown, not absent. Case does not count in keys.
///
/// Source: IAM User Guide, "AWS global condition context keys".
public record Context(Map<String, List<String>> known) {

    private static final Context UNKNOWN = new Context(Map.of());

    public Context {
        Map<String, List<String>> folded = new HashMap<>();
        known.forEach((key, values) -> folded.put(fold(key), List.copyOf(values)));
        known = Map.copyOf(folded);
    }

    /// Nothing is known.
    public static Context unknown() {
        return UNKNOWN;
    }

    /// The same with one key more.
    public Context with(String key, String... values) {
        Map<String, List<String>> more = new HashMap<>(known);
        more.put(fold(key), List.of(values));
        return new Context(more);
    }

    List<String> values(String key) {
        return known.getOrDefault(fold(key), List.of());
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
