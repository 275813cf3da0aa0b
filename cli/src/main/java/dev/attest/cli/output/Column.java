package dev.attest.cli.output;

import java.util.function.Function;

/// One column of a listing. A flexible one is cut when the table would be wider than the screen;
/// the others never are.
public record Column<T>(String heading, Function<T, String> value, boolean flexible) {
    public static <T> Column<T> fixed(String heading, Function<T, String> value) {
        return new Column<>(heading, value, false);
    }

    public static <T> Column<T> flexible(String heading, Function<T, String> value) {
        return new Column<>(heading, value, true);
    }
}
