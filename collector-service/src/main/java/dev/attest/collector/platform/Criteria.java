package dev.attest.collector.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions of a listing, from the filters a caller gives. Values are always parameters.
public final class Criteria {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// Adds a condition when there is a value.
    ///
    /// @param clause HQL that names the parameter, such as `a.ruleId = :rule`
    public Criteria and(String clause, String name, @Nullable Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters.put(name, value);
        }
        return this;
    }

    /// Adds a condition that needs no value.
    public Criteria and(String clause) {
        clauses.add(clause);
        return this;
    }

    /// Gives a value to a parameter that some condition names.
    public Criteria with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public String hql(String from, String order) {
        String where = clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
        return "from " + from + where + " order by " + order;
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /// A pattern for `like` that finds the text anywhere, in any case.
    public static @Nullable String containing(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return anywhere(text.strip().toLowerCase(Locale.ROOT));
    }

    /// A pattern for `like` that finds just this text anywhere; of an empty text, everything.
    public static String anywhere(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
