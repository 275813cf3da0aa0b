package dev.attest.lake.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/// Numbers of eight bytes, one after the other (Encodings.md, "Plain").
final class LongValues<R> implements Values<R> {

    private final ToLongFunction<R> of;
    private long[] values = new long[16];
    private int size;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    LongValues(ToLongFunction<R> of) {
        this.of = of;
    }

    @Override
    public void add(R row) {
        long value = of.applyAsLong(row);
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
    }

    @Override
    public Statistics write(int[] order, Pages pages) throws IOException {
        Buffer page = pages.begin();
        for (int row : order) {
            page.putLong(values[row]);
        }
        pages.data(order.length, Encoding.PLAIN);
        return Statistics.of(0, bytes(lowest), bytes(highest));
    }

    private static byte[] bytes(long value) {
        Buffer bytes = new Buffer();
        bytes.putLong(value);
        return bytes.toBytes();
    }
}
