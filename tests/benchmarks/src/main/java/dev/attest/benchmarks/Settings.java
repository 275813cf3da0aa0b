package dev.attest.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a benchmark is asked to do, as `key=value`.
///
/// @param values by key; of every key there is, given or by default
record Settings(Map<String, String> values) {

    /// @param defaults of every key there is
    /// @throws IllegalArgumentException when an argument is no setting
    static Settings parse(List<String> arguments, Map<String, String> defaults) {
        Map<String, String> values = new HashMap<>(defaults);
        values.putAll(given(arguments, defaults.keySet()));
        return new Settings(values);
    }

    /// What the arguments say, by key.
    ///
    /// @throws IllegalArgumentException when an argument is no setting
    static Map<String, String> given(List<String> arguments, Set<String> known) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            String key = sign < 0 ? argument : argument.substring(0, sign);
            if (sign < 0 || !known.contains(key)) {
                throw new IllegalArgumentException(
                        argument
                                + " is not understood; settings are key=value of "
                                + String.join(", ", new TreeSet<>(known)));
            }
            given.put(key, argument.substring(sign + 1));
        }
        return given;
    }

    String text(String key) {
        return values.getOrDefault(key, "");
    }

    /// @throws IllegalArgumentException when it is less than one, or no number
    int number(String key) {
        String text = text(key);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(key + "=" + text + " is no number from 1 on");
        }
        return Integer.parseInt(text);
    }
}
