package dev.attest.lake.parquet;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A column, and where its values come from.
///
/// @param <R> the rows
public sealed interface Column<R> {

    String name();

    /// Text, as UTF-8.
    record Text<R>(String name, Function<R, String> of) implements Column<R> {}

    /// Text that may be missing.
    record OptionalText<R>(String name, Function<R, @Nullable String> of) implements Column<R> {}

    record Flag<R>(String name, Predicate<R> of) implements Column<R> {}

    /// A flag that may be missing.
    record OptionalFlag<R>(String name, Function<R, @Nullable Boolean> of) implements Column<R> {}

    record Number<R>(String name, ToIntFunction<R> of) implements Column<R> {}

    /// A date, as days since 1970-01-01.
    record Day<R>(String name, ToIntFunction<R> of) implements Column<R> {}

    /// Date and time (UTC), as microseconds since 1970-01-01.
    record Moment<R>(String name, ToLongFunction<R> of) implements Column<R> {}
}
