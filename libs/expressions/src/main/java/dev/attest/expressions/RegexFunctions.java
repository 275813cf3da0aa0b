package dev.attest.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

    /// The latest answers: events repeat their texts, as a few agents make most calls.
    private static final AtomicReferenceArray<Answer> ANSWERS = new AtomicReferenceArray<>(4_096);

    /// Of a text whose answer is kept, in characters.
    private static final int LONGEST_KEPT = 256;

    private record Answer(Pattern pattern, String text, boolean found) {

        boolean isOf(Pattern pattern, String text) {
            return this.pattern == pattern && this.text.equals(text);
        }
    }

    private RegexFunctions() {}

    static boolean matches(String text, String regex) {
        Pattern kept = COMPILED.get(regex);
        Pattern pattern = kept == null ? pattern(regex) : kept;
        Meter.current().step((long) text.length() * pattern.programSize() / STEPS_A_STEP);
        return kept == null || text.length() > LONGEST_KEPT
                ? pattern.matcher(text).find()
                : found(kept, text);
    }

    /// An answer may take the place of another; nobody waits.
    private static boolean found(Pattern pattern, String text) {
        int place =
                Math.floorMod(
                        31 * System.identityHashCode(pattern) + text.hashCode(), ANSWERS.length());
        Answer known = ANSWERS.get(place);
        if (known != null && known.isOf(pattern, text)) {
            return known.found();
        }
        boolean found = pattern.matcher(text).find();
        ANSWERS.set(place, new Answer(pattern, text, found));
        return found;
    }

    private static Pattern pattern(String regex) {
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
