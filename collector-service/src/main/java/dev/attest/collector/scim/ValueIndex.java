package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Finds those of many values that a filter means by their `value`, so that each of many operations
/// on a long list does not walk all of it.
final class ValueIndex {

    static final String VALUE = "value";

    private final ArrayNode values;
    private @Nullable Map<String, List<ObjectNode>> byValue;

    ValueIndex(ArrayNode values) {
        this.values = values;
    }

    boolean isOf(ArrayNode others) {
        return values == others;
    }

    /// @param filter null for all
    List<ObjectNode> meant(@Nullable ScimFilter filter) {
        if (filter == null) {
            return objects();
        }
        Optional<String> value =
                filter.all().stream()
                        .filter(equality -> equality.attribute().equals(VALUE))
                        .map(ScimFilter.Equality::value)
                        .findFirst();
        List<ObjectNode> candidates =
                value.map(v -> known().getOrDefault(folded(v), List.of())).orElseGet(this::objects);
        return candidates.stream().filter(filter::matches).toList();
    }

    /// The list has one more.
    void added(ObjectNode one) {
        if (byValue != null) {
            byValue.computeIfAbsent(key(one), _ -> new ArrayList<>()).add(one);
        }
    }

    /// The list has one less.
    void removed(ObjectNode gone) {
        if (byValue != null) {
            byValue.getOrDefault(key(gone), List.of()).removeIf(one -> one == gone);
        }
    }

    /// Some became other ones.
    void changed() {
        byValue = null;
    }

    private Map<String, List<ObjectNode>> known() {
        Map<String, List<ObjectNode>> known = byValue;
        if (known == null) {
            known = new HashMap<>();
            for (ObjectNode one : objects()) {
                known.computeIfAbsent(key(one), _ -> new ArrayList<>()).add(one);
            }
            byValue = known;
        }
        return known;
    }

    private List<ObjectNode> objects() {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static String key(ObjectNode one) {
        return folded(one.path(VALUE).asText());
    }

    /// The same for all texts that are equal in any case, as filters compare.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
            i += Character.charCount(c);
        }
        return folded.toString();
    }
}
