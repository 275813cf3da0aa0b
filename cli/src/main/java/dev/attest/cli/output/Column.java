package dev.attest.cli.output;

import java.util.function.Function;

/// One column of a listing.
///
/// @param value complete, for CSV
/// @param shown in a table
public record Column<T>(
        String heading, Function<T, String> value, Function<T, String> shown, Fit fit) {
    public static <T> Column<T> fixed(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value, Fit.NEVER_CUT);
    }

    public static <T> Column<T> flexible(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value, Fit.CUT);
    }

    /// An id, which tables show in its short form.
    public static <T> Column<T> id(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value.andThen(ShortId::of), Fit.NEVER_CUT);
    }

    /// Text that goes on in further lines where the table has no room for it.
    public static <T> Column<T> wrapped(String heading, Function<T, String> value) {
        return new Column<>(heading, value, value, Fit.WRAPPED);
    }

    /// The same column, with another form of its values in tables.
    public Column<T> shownAs(Function<T, String> inTables) {
        return new Column<>(heading, value, inTables, fit);
    }

    /// What happens to values that are too wide for a table.
    enum Fit {
        NEVER_CUT,
        CUT,
        WRAPPED
    }
}
