package dev.attest.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Compares a schema with the record it describes: names, what must be there, what may be null, the
/// values of enums, and the same for records inside. What was added to a released event may be
/// missing in older ones, so its property names a default instead of being required.
final class SchemaComparison {

    private SchemaComparison() {}

    static List<String> differences(JsonNode schema, Class<?> type) {
        var differences = new ArrayList<String>();
        compare(schema, schema, type, differences);
        return differences;
    }

    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// Whether events told before the component was added do without it.
    static boolean addedLater(JsonNode schema, String component) {
        return schema.path("properties").path(component).has("default");
    }

    private static void compare(
            JsonNode root, JsonNode schema, Class<?> type, List<String> differences) {
        Set<String> components =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        expect(type + " properties", components, names(schema.path("properties")), differences);
        Set<String> required =
                StreamSupport.stream(schema.path("required").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> always = new TreeSet<>(components);
        always.removeIf(name -> addedLater(schema, name));
        expect(type + " required", always, required, differences);
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = schema.path("properties").path(component.getName());
            String where = type.getSimpleName() + "." + component.getName();
            expect(where + " nullable", nullable(component), allowsNull(property), differences);
            compareType(
                    root,
                    property,
                    where,
                    component.getType(),
                    component.getGenericType(),
                    differences);
        }
    }

    private static void compareType(
            JsonNode root,
            JsonNode property,
            String where,
            Class<?> type,
            Type generic,
            List<String> differences) {
        if (type.isRecord()) {
            compare(root, definition(root, property), type, differences);
        } else if (type.isEnum()) {
            Set<String> constants =
                    Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.toCollection(TreeSet::new));
            Set<String> allowed =
                    StreamSupport.stream(property.path("enum").spliterator(), false)
                            .filter(value -> !value.isNull())
                            .map(JsonNode::asText)
                            .collect(Collectors.toCollection(TreeSet::new));
            expect(where + " enum", constants, allowed, differences);
        } else if (List.class.isAssignableFrom(type)
                && generic instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            compareType(root, property.path("items"), where + "[]", element, element, differences);
        }
    }

    private static boolean allowsNull(JsonNode property) {
        JsonNode types = property.path("type");
        boolean listed =
                StreamSupport.stream(types.spliterator(), false)
                        .anyMatch(type -> type.asText().equals("null"));
        boolean alternative =
                StreamSupport.stream(property.path("anyOf").spliterator(), false)
                        .anyMatch(option -> option.path("type").asText().equals("null"));
        return listed || alternative;
    }

    private static JsonNode definition(JsonNode root, JsonNode property) {
        JsonNode ref =
                property.has("anyOf")
                        ? property.path("anyOf").path(0).path("$ref")
                        : property.path("$ref");
        return root.at(ref.asText().replaceFirst("^#", ""));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void expect(
            String what, Object record, Object schema, List<String> differences) {
        if (!record.equals(schema)) {
            differences.add(what + ": the record says " + record + ", the schema " + schema);
        }
    }
}
