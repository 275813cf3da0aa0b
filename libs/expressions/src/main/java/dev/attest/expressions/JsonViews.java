package dev.attest.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON objects and lists as CEL sees them, turned into CEL's values where an expression looks, and
/// nowhere else: most look at two places of a record that has a hundred.
final class JsonViews {

    private JsonViews() {}

    static final class ObjectView extends AbstractMap<String, Object> {
        private final JsonNode node;

        ObjectView(JsonNode node) {
            this.node = node;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            JsonNode value = key instanceof String name ? node.get(name) : null;
            return value == null ? null : CelValues.ofJson(value);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && node.has(name);
        }

        @Override
        public int size() {
            return node.size();
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, Object>> iterator() {
                    return node.properties().stream()
                            .map(each ->
                                    Map.entry(each.getKey(), CelValues.ofJson(each.getValue())))
                            .iterator();
                }

                @Override
                public int size() {
                    return node.size();
                }
            };
        }
    }

    static final class ListView extends AbstractList<Object> {
        private final JsonNode node;

        ListView(JsonNode node) {
            this.node = node;
        }

        @Override
        public Object get(int index) {
            JsonNode value = node.get(index);
            if (value == null) {
                throw new IndexOutOfBoundsException(index);
            }
            return CelValues.ofJson(value);
        }

        @Override
        public int size() {
            return node.size();
        }
    }
}
