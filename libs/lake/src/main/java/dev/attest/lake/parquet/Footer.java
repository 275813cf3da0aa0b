package dev.attest.lake.parquet;

import dev.attest.lake.parquet.Column.Day;
import dev.attest.lake.parquet.Column.Flag;
import dev.attest.lake.parquet.Column.Moment;
import dev.attest.lake.parquet.Column.Number;
import dev.attest.lake.parquet.Column.OptionalFlag;
import dev.attest.lake.parquet.Column.OptionalText;
import dev.attest.lake.parquet.Column.Text;
import dev.attest.lake.parquet.Statistics.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What stands at a file's end: its schema, and where each part of each column lies (README.md,
/// "Metadata"; parquet.thrift, `FileMetaData`).
final class Footer {

    private static final int FORMAT = 1;
    private static final int ZSTD = 6;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    // Application and version, as readers take it apart.
    private static final String CREATED_BY = "attest version 1.0.0";

    private Footer() {}

    static void write(List<? extends Column<?>> columns, List<RowGroup> groups, Buffer out) {
        List<Consumer<CompactThrift>> schema = new ArrayList<>();
        schema.add(root -> {
            root.text(4, "schema");
            root.i32(5, columns.size());
        });
        columns.forEach(column -> schema.add(element -> element(element, column)));
        CompactThrift.write(
                out,
                file -> {
                    file.i32(1, FORMAT);
                    file.structs(2, schema, (element, fields) -> fields.accept(element));
                    file.i64(3, groups.stream().mapToLong(RowGroup::rows).sum());
                    file.structs(4, groups, Footer::group);
                    file.text(6, CREATED_BY);
                    // all by the order of their type
                    file.structs(7, columns, (order, _) -> order.marker(1));
                });
    }

    /// How a column's values are stored, and what they mean (parquet.thrift, `Type`,
    /// `ConvertedType`).
    private record Type(int physical, @Nullable Integer converted, boolean optional) {
        static Type of(Column<?> column) {
            return switch (column) {
                case Flag<?> _ -> new Type(0, null, false);
                case OptionalFlag<?> _ -> new Type(0, null, true);
                case Number<?> _ -> new Type(1, 17, false);
                case Day<?> _ -> new Type(1, 6, false);
                case Moment<?> _ -> new Type(2, 10, false);
                case Text<?> _ -> new Type(6, 0, false);
                case OptionalText<?> _ -> new Type(6, 0, true);
            };
        }
    }

    private static void element(CompactThrift element, Column<?> column) {
        Type type = Type.of(column);
        element.i32(1, type.physical);
        element.i32(3, type.optional ? 1 : 0);
        element.text(4, column.name());
        if (type.converted != null) {
            element.i32(6, type.converted);
        }
        if (column instanceof Moment<?>) {
            // a timestamp without a zone, in microseconds
            element.struct(
                    10,
                    logical ->
                            logical.struct(
                                    8,
                                    timestamp -> {
                                        timestamp.bool(1, false);
                                        timestamp.struct(2, unit -> unit.marker(2));
                                    }));
        }
    }

    private static void group(CompactThrift struct, RowGroup group) {
        struct.structs(
                1,
                group.chunks(),
                (chunk, item) -> {
                    chunk.i64(2, 0);
                    chunk.struct(3, facts -> chunk(facts, item));
                });
        struct.i64(2, group.uncompressed());
        struct.i64(3, group.rows());
        struct.i64(5, group.chunks().getFirst().start());
        struct.i64(6, group.bytes());
    }

    private static void chunk(CompactThrift struct, Chunk chunk) {
        struct.i32(1, Type.of(chunk.column()).physical);
        struct.i32s(2, encodings(chunk));
        struct.texts(3, chunk.column().name());
        struct.i32(4, ZSTD);
        struct.i64(5, chunk.values());
        struct.i64(6, chunk.uncompressed());
        struct.i64(7, chunk.bytes());
        struct.i64(9, chunk.dataAt());
        chunk.dictionaryAt().ifPresent(at -> struct.i64(11, at));
        struct.struct(12, statistics -> statistics(statistics, chunk.statistics()));
        struct.structs(
                13,
                pages(chunk),
                (pages, of) -> {
                    pages.i32(1, of.kind);
                    pages.i32(2, of.encoding.code);
                    pages.i32(3, of.count);
                });
    }

    /// Of values and of levels.
    private static int[] encodings(Chunk chunk) {
        return chunk.dictionaryAt().isPresent()
                ? new int[] {Encoding.PLAIN.code, Encoding.RLE.code, Encoding.RLE_DICTIONARY.code}
                : new int[] {Encoding.PLAIN.code, Encoding.RLE.code};
    }

    private record PagesOfKind(int kind, Encoding encoding, int count) {}

    private static List<PagesOfKind> pages(Chunk chunk) {
        var data = new PagesOfKind(DATA_PAGE, chunk.encoding(), chunk.dataPages());
        return chunk.dictionaryAt().isPresent()
                ? List.of(new PagesOfKind(DICTIONARY_PAGE, Encoding.PLAIN, 1), data)
                : List.of(data);
    }

    private static void statistics(CompactThrift struct, Statistics statistics) {
        struct.i64(3, statistics.nulls());
        Bound lowest = statistics.lowest();
        Bound highest = statistics.highest();
        if (lowest != null && highest != null) {
            struct.binary(5, highest.value());
            struct.binary(6, lowest.value());
            struct.bool(7, highest.exact());
            struct.bool(8, lowest.exact());
        }
    }
}
