package dev.attest.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// CEL's `matches(text, pattern)`, which compiles a pattern once and not at each event: RE2, found
/// anywhere in the text.
final class RegexFunctions {

    /// A pattern may come out of an event, so not all that ever came are kept: programs of so many
    /// steps together.
    private static final int KEPT = 100_000;

    private static final int COMPILING = 20;

    /// How many steps of a program are one of an evaluation.
    private static final int STEPS_A_STEP = 20;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final AtomicInteger SIZE = new AtomicInteger();

    private RegexFunctions() {}

    static boolean matches(String text, String regex) {
        Pattern pattern = pattern(regex);
        Meter.current().step((long) text.length() * pattern.programSize() / STEPS_A_STEP);
        return pattern.matcher(text).find();
    }

    private static Pattern pattern(String regex) {
        Pattern known = COMPILED.get(regex);
        if (known != null) {
            return known;
        }
        Meter.current().step(regex.length());
        Pattern pattern = compiled(regex);
        Meter.current().step((long) COMPILING * pattern.programSize());
        if (SIZE.addAndGet(pattern.programSize() + regex.length()) <= KEPT) {
            COMPILED.put(regex, pattern);
        } else {
            SIZE.addAndGet(-pattern.programSize() - regex.length());
        }
        return pattern;
    }

    private static Pattern compiled(String regex) {
        try {
            return BoundedPattern.compile(regex);
        } catch (IllegalArgumentException | PatternSyntaxException e) {
            throw new CelInvalidArgumentException(String.valueOf(e.getMessage()));
        }
    }
}
