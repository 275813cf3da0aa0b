package dev.attest.expressions;

import com.google.re2j.Pattern;
import dev.cel.bundle.CelBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// CEL's `matches(text, pattern)`, which compiles a pattern once and not at each event: RE2, found
/// anywhere in the text.
final class RegexFunctions {

    /// A pattern may come out of an event, so not all that ever came are kept.
    private static final int KEPT = 2_000;

    /// The largest program that a pattern may become, in steps.
    private static final int LARGEST = 2_000;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private RegexFunctions() {}

    static void addTo(CelBuilder builder) {
        builder.setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder().build())
                .setStandardFunctions(
                        CelStandardFunctions.newBuilder()
                                .excludeFunctions(StandardFunction.MATCHES)
                                .build())
                .addFunctionBindings(
                        CelFunctionBinding.from(
                                "matches", String.class, String.class, RegexFunctions::matches),
                        CelFunctionBinding.from(
                                "matches_string",
                                String.class,
                                String.class,
                                RegexFunctions::matches));
    }

    private static boolean matches(String text, String regex) {
        return pattern(regex).matcher(text).find();
    }

    private static Pattern pattern(String regex) {
        Pattern known = COMPILED.get(regex);
        if (known != null) {
            return known;
        }
        Pattern pattern = Pattern.compile(regex);
        if (pattern.programSize() > LARGEST) {
            throw new IllegalArgumentException(
                    "the regular expression becomes a program of %d steps; %d are allowed"
                            .formatted(pattern.programSize(), LARGEST));
        }
        if (COMPILED.size() < KEPT) {
            COMPILED.put(regex, pattern);
        }
        return pattern;
    }
}
