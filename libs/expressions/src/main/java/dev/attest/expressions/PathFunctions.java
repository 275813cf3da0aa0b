package dev.attest.expressions;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions that reach into values which may lack the way: in CEL a missing key is an error, and
/// `has()` is true for a null.
///
/// A path is a list of keys and list positions joined by dots, such as
/// `requestParameters.policyArn` or `resources.0.ARN`.
///
/// - `at(value, path)`: the text there; `''` when the way is missing or ends at null, an object or
///   a list. Numbers and booleans become their text.
/// - `listAt(value, path)`: the list there; `[]` when missing or null; anything else as the only
///   element of a list.
/// - `present(value, path)`: whether there is anything but null.
final class PathFunctions {

    private PathFunctions() {}

    static void addTo(FunctionRegistry functions) {
        functions.add("at", SimpleType.STRING, (value, path) -> text(find(value, path)));
        functions.add(
                "listAt",
                ListType.create(SimpleType.DYN),
                (value, path) -> list(find(value, path)));
        functions.add("present", SimpleType.BOOL, (value, path) -> find(value, path) != null);
    }

    private static @Nullable Object find(Object value, String path) {
        Object at = value;
        int from = 0;
        while (from <= path.length()) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            at = step(at, path.substring(from, end));
            if (at == null || at instanceof NullValue) {
                return null;
            }
            from = end + 1;
        }
        return at;
    }

    private static @Nullable Object step(Object at, String key) {
        return switch (at) {
            case Map<?, ?> map -> map.get(key);
            case List<?> list -> {
                boolean position = key.matches("[0-9]{1,6}");
                int index = position ? Integer.parseInt(key) : -1;
                yield position && index < list.size() ? list.get(index) : null;
            }
            default -> null;
        };
    }

    private static String text(@Nullable Object found) {
        return switch (found) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default -> "";
        };
    }

    private static List<?> list(@Nullable Object found) {
        return switch (found) {
            case null -> List.of();
            case List<?> list -> list;
            default -> List.of(found);
        };
    }
}
