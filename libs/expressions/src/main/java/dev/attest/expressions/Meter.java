package dev.attest.expressions;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.ConcatenatedListView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// What one evaluation may still do. CEL shows it every value that comes about, and functions whose
/// work grows faster than what they are given ask it first.
///
/// - A step is about the work of one syntax node: 32 characters of a text that is looked at, or one
///   value of a list that is.
/// - What is made takes room, whether it is kept or not: texts their characters, lists and maps
///   what they point to.
final class Meter {

    static final int STEPS = 5_000_000;

    /// That of a policy.
    private static final int LONGEST_TEXT = 256 * 1024;

    private static final int LONGEST_LIST = 10_000;

    /// Of everything that one evaluation makes, in characters.
    private static final int ROOM = 2_000_000;

    /// Of a list or map with all that is in it. Values may share parts, so that a few hundred bytes
    /// hold what would fill the heap when it is compared or named in a message.
    private static final int LONGEST_WRITTEN = 2_000_000;

    private static final int CHARACTERS_A_STEP = 32;
    private static final int NUMBER = 8;
    private static final int CONTAINER = 8;
    private static final int ENTRY = 10;

    private static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

    private final long allowed;
    private long steps;
    private long room = ROOM;

    Meter(long allowed) {
        this.allowed = allowed;
    }

    /// Ends an evaluation. No exception: what CEL takes for an error of the expression, `||`, `&&`
    /// and the macros absorb, and go on.
    static final class Stop extends Error {
        private static final long serialVersionUID = 1L;

        private Stop(String reason) {
            super(reason, null, false, false);
        }
    }

    /// That of the evaluation that runs in this thread.
    static Meter current() {
        return CURRENT.get();
    }

    /// @throws Stop if there is too much to do
    /// @throws CancellationException if the thread was interrupted
    Object run(CelRuntime.Program program, Map<String, Object> input)
            throws CelEvaluationException {
        try {
            return ScopedValue.where(CURRENT, this).call(() -> program.trace(input, this::seen));
        } catch (Stop e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the evaluation was interrupted");
            }
            throw e;
        }
    }

    /// Before the work is done.
    void step(long work) {
        steps += work;
        if (steps > allowed || Thread.currentThread().isInterrupted()) {
            throw new Stop("it takes more than %,d steps".formatted(allowed));
        }
    }

    private void seen(CelExpr node, @Nullable Object value) {
        step(value instanceof String text ? 1 + text.length() / CHARACTERS_A_STEP : 1);
        switch (node.getKind()) {
            case CALL -> called(node.call().function(), value);
            case LIST, MAP, COMPREHENSION -> made(value);
            case NOT_SET, CONSTANT, IDENT, SELECT, STRUCT -> {}
        }
    }

    private void called(String function, @Nullable Object value) {
        switch (function) {
            case "_+_", "string", "bytes" -> made(value);
            default -> {}
        }
    }

    private void made(@Nullable Object value) {
        switch (value) {
            case String text -> madeText(text.length(), "a text", "characters");
            case CelByteString bytes -> madeText(bytes.size(), "bytes", "bytes");
            case ConcatenatedListView<?> growing -> bounded(growing.size());
            case List<?> list -> {
                bounded(list.size());
                take(CONTAINER + list.size());
                weigh(list);
            }
            case Map<?, ?> map -> {
                take(CONTAINER + (long) ENTRY * map.size());
                weigh(map);
            }
            case null, default -> {}
        }
    }

    private void madeText(int length, String what, String unit) {
        if (length > LONGEST_TEXT) {
            throw new Stop("it makes %s longer than %,d %s".formatted(what, LONGEST_TEXT, unit));
        }
        take(length);
    }

    private static void bounded(int size) {
        if (size > LONGEST_LIST) {
            throw new Stop("it makes a list longer than %,d elements".formatted(LONGEST_LIST));
        }
    }

    private void take(long characters) {
        room -= characters;
        if (room < 0) {
            throw new Stop(
                    "it makes texts, lists and maps of more than %,d characters".formatted(ROOM));
        }
    }

    /// How much a value is when it is written out, in characters; what is shared counts each time.
    /// Looking takes steps.
    long weigh(@Nullable Object value) {
        return weigh(value, LONGEST_WRITTEN);
    }

    private long weigh(@Nullable Object value, long most) {
        step(1);
        long weight =
                switch (value) {
                    case String text -> 1 + text.length();
                    case CelByteString bytes -> 1 + (long) NUMBER * bytes.size();
                    case Collection<?> values -> weighAll(values, most);
                    case Map<?, ?> map -> weighEntries(map, most);
                    case null, default -> NUMBER;
                };
        if (weight > most) {
            throw new Stop(
                    "it makes or compares a list or map that is longer than %,d characters"
                            .formatted(LONGEST_WRITTEN));
        }
        return weight;
    }

    private long weighAll(Collection<?> values, long most) {
        long weight = CONTAINER;
        for (Object each : values) {
            weight += weigh(each, most - weight);
        }
        return weight;
    }

    private long weighEntries(Map<?, ?> map, long most) {
        long weight = CONTAINER;
        for (Map.Entry<?, ?> each : map.entrySet()) {
            weight += weigh(each.getKey(), most - weight);
            weight += weigh(each.getValue(), most - weight);
        }
        return weight;
    }
}
