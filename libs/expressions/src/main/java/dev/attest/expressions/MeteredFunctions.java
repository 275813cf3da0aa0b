package dev.attest.expressions;

import dev.cel.bundle.CelBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Those of CEL's own functions that may have more to do than to look once at what they are given:
/// they ask the [Meter] first, and are CEL's otherwise. `matches` is that of [RegexFunctions].
final class MeteredFunctions {

    /// Of comparing two texts at every place of one of them.
    private static final int CHARACTERS_A_STEP = 1_000;

    private static final RuntimeEquality EQUALITY =
            RuntimeEquality.create(RuntimeHelpers.create(), ExpressionLanguage.BUDGETS);

    private MeteredFunctions() {}

    static void addTo(CelBuilder builder) {
        builder.setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder().build())
                .setStandardFunctions(
                        CelStandardFunctions.newBuilder()
                                .excludeFunctions(
                                        StandardFunction.MATCHES,
                                        StandardFunction.CONTAINS,
                                        StandardFunction.EQUALS,
                                        StandardFunction.NOT_EQUALS,
                                        StandardFunction.IN,
                                        StandardFunction.INDEX)
                                .build())
                .addFunctionBindings(
                        binding("matches", RegexFunctions::matches),
                        binding("matches_string", RegexFunctions::matches),
                        binding("contains_string", MeteredFunctions::contains),
                        CelFunctionBinding.from(
                                "equals", Object.class, Object.class, MeteredFunctions::equal),
                        CelFunctionBinding.from(
                                "not_equals", Object.class, Object.class, (a, b) -> !equal(a, b)),
                        CelFunctionBinding.from(
                                "in_list", Object.class, List.class, MeteredFunctions::inList),
                        CelFunctionBinding.from(
                                "in_map", Object.class, Map.class, MeteredFunctions::inMap),
                        CelFunctionBinding.from(
                                "index_list",
                                List.class,
                                Number.class,
                                (list, index) -> RuntimeHelpers.indexList(list, index)),
                        CelFunctionBinding.from(
                                "index_map", Map.class, Object.class, MeteredFunctions::indexMap));
    }

    private static CelFunctionBinding binding(
            String overload, CelFunctionOverload.Binary<String, String> function) {
        return CelFunctionBinding.from(overload, String.class, String.class, function);
    }

    private static boolean contains(String text, String part) {
        Meter.current().step((long) text.length() * part.length() / CHARACTERS_A_STEP);
        return text.contains(part);
    }

    private static boolean equal(Object a, Object b) {
        if (holdsOthers(a) && holdsOthers(b)) {
            Meter.current().weigh(a);
        }
        return EQUALITY.objectEquals(a, b);
    }

    @SuppressWarnings("unchecked") // only read
    private static boolean inList(Object value, List<?> list) {
        long each = holdsOthers(value) ? Meter.current().weigh(value) : 1;
        Meter.current().step(each * list.size());
        return EQUALITY.inList((List<Object>) list, value);
    }

    @SuppressWarnings("unchecked") // only read
    private static boolean inMap(Object key, Map<?, ?> map) {
        weighKey(key);
        return EQUALITY.inMap((Map<Object, ?>) map, key);
    }

    @SuppressWarnings("unchecked") // only read
    private static Object indexMap(Map<?, ?> map, Object key) {
        weighKey(key);
        return EQUALITY.indexMap((Map<Object, Object>) map, key);
    }

    /// It is hashed with all that is in it.
    private static void weighKey(Object key) {
        if (holdsOthers(key)) {
            Meter.current().weigh(key);
        }
    }

    private static boolean holdsOthers(Object value) {
        return value instanceof Collection || value instanceof Map;
    }
}
