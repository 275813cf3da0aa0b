package dev.attest.cli.output;

import java.util.function.Function;

/// One column of a listing. A flexible one is cut when the table would be wider than the screen;
/// the others never are.
///
/// @param value complete, for CSV
/// @param shown in a table
public record Column<T>(
        String heading, Function<T, String> value, Function<T, String> shown, boolean flexible) {
    public static <T> Column<T> fixed(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value, false);
    }

    public static <T> Column<T> flexible(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value, true);
    }

    /// An id, which tables show in its short form.
    public static <T> Column<T> id(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value.andThen(ShortId::of), false);
    }
}
