package dev.attest.lake.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Writes the fields of structs as Apache Thrift's compact protocol has them
/// (https://github.com/apache/thrift, doc/specs/thrift-compact-protocol.md): the format's headers
/// and its footer. Fields are named by their numbers in parquet.thrift and come in that order.
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int STOP = 0;

    private final Buffer out;
    private int last;

    CompactThrift(Buffer out) {
        this.out = out;
    }

    /// A whole struct that is part of no other.
    static void write(Buffer out, Consumer<CompactThrift> fields) {
        new CompactThrift(out).body(fields);
    }

    void bool(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
    }

    void i32(int field, int value) {
        header(field, I32);
        zigzag(value);
    }

    void i64(int field, long value) {
        header(field, I64);
        zigzag(value);
    }

    void binary(int field, byte[] value) {
        header(field, BINARY);
        out.putVarint(value.length);
        out.put(value);
    }

    void text(int field, String value) {
        binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void struct(int field, Consumer<CompactThrift> fields) {
        header(field, STRUCT);
        body(fields);
    }

    /// A struct without fields, which only says that it is there.
    void marker(int field) {
        struct(field, _ -> {});
    }

    <T> void structs(int field, List<T> items, StructWriter<T> fields) {
        list(field, items.size(), STRUCT);
        for (T item : items) {
            body(struct -> fields.write(struct, item));
        }
    }

    /// Writes the fields of one of many structs.
    interface StructWriter<T> {
        void write(CompactThrift struct, T item);
    }

    void i32s(int field, int... values) {
        list(field, values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
    }

    void texts(int field, String... values) {
        list(field, values.length, BINARY);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            out.putVarint(bytes.length);
            out.put(bytes);
        }
    }

    private void body(Consumer<CompactThrift> fields) {
        int outer = last;
        last = 0;
        fields.accept(this);
        out.put(STOP);
        last = outer;
    }

    private void header(int field, int type) {
        int step = field - last;
        if (step < 1 || step > 15) {
            throw new IllegalArgumentException("field " + field + " after " + last);
        }
        out.put(step << 4 | type);
        last = field;
    }

    private void list(int field, int size, int type) {
        header(field, LIST);
        if (size < LONG_LIST) {
            out.put(size << 4 | type);
        } else {
            out.put(LONG_LIST << 4 | type);
            out.putVarint(size);
        }
    }

    private void zigzag(long value) {
        out.putVarint(value << 1 ^ value >> 63);
    }
}
