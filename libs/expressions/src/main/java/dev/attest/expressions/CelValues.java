package dev.attest.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns Java and JSON values into CEL's.
///
/// A Java null would make the whole result an object that is neither a boolean nor an error; it has
/// to become CEL's own null.
final class CelValues {

    private CelValues() {}

    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> NullValue.NULL_VALUE;
            case JsonNode node -> ofJson(node);
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> ofList(list);
            case String text -> text;
            case Boolean flag -> flag;
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.toString();
            case Double number -> number;
            case Float number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case BigInteger number when number.bitLength() > 63 -> number.doubleValue();
            case Number number -> number.longValue();
            default ->
                    throw new IllegalArgumentException(
                            "not a value for an expression: " + value.getClass().getName());
        };
    }

    private static Map<String, Object> ofMap(Map<?, ?> map) {
        Map<String, Object> result = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, each) -> result.put(String.valueOf(key), of(each)));
        return result;
    }

    private static List<Object> ofList(List<?> list) {
        List<Object> result = new ArrayList<>(list.size());
        list.forEach(each -> result.add(of(each)));
        return result;
    }

    static Object ofJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> new JsonViews.ObjectView(node);
            case ARRAY -> new JsonViews.ListView(node);
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? (Object) node.longValue()
                            : (Object) node.doubleValue();
            case STRING, BINARY, POJO -> node.asText();
        };
    }
}
