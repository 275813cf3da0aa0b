package dev.attest.lake.parquet;

import java.io.IOException;
import java.util.function.ToIntFunction;

/// Numbers of four bytes, one after the other (Encodings.md, "Plain").
final class IntValues<R> implements Values<R> {

    private final ToIntFunction<R> of;
    private final Ints values = new Ints();
    private int lowest = Integer.MAX_VALUE;
    private int highest = Integer.MIN_VALUE;

    IntValues(ToIntFunction<R> of) {
        this.of = of;
    }

    @Override
    public void add(R row) {
        int value = of.applyAsInt(row);
        values.add(value);
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
    }

    @Override
    public Statistics write(int[] order, Pages pages) throws IOException {
        Buffer page = pages.begin();
        for (int row : order) {
            page.putInt(values.get(row));
        }
        pages.data(order.length, Encoding.PLAIN);
        return Statistics.of(0, bytes(lowest), bytes(highest));
    }

    private static byte[] bytes(int value) {
        Buffer bytes = new Buffer();
        bytes.putInt(value);
        return bytes.toBytes();
    }
}
