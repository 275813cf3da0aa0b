package dev.attest.lake.parquet;

import dev.attest.lake.parquet.Column.Day;
import dev.attest.lake.parquet.Column.Flag;
import dev.attest.lake.parquet.Column.Moment;
import dev.attest.lake.parquet.Column.Number;
import dev.attest.lake.parquet.Column.OptionalFlag;
import dev.attest.lake.parquet.Column.OptionalText;
import dev.attest.lake.parquet.Column.Text;
import java.io.IOException;

/// The values of one column: taken while a row is at hand, and written when all are there.
///
/// @param <R> the rows
sealed interface Values<R> permits TextValues, FlagValues, IntValues, LongValues {

    /// Takes the value of the next row.
    void add(R row);

    /// Writes the pages of the chunk.
    ///
    /// @param order the rows by their numbers, counted as they were added
    Statistics write(int[] order, Pages pages) throws IOException;

    static <R> Values<R> of(Column<R> column) {
        return switch (column) {
            case Text<R> text -> new TextValues<>(text.of(), false);
            case OptionalText<R> text -> new TextValues<>(text.of(), true);
            case Flag<R> flag -> new FlagValues<>(flag.of()::test, false);
            case OptionalFlag<R> flag -> new FlagValues<>(flag.of(), true);
            case Number<R> number -> new IntValues<>(number.of());
            case Day<R> day -> new IntValues<>(day.of());
            case Moment<R> moment -> new LongValues<>(moment.of());
        };
    }
}
