package dev.attest.lake.parquet;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Flags, one bit each (Encodings.md, "Plain").
final class FlagValues<R> implements Values<R> {

    private static final int MISSING = -1;

    private final Function<R, @Nullable Boolean> of;
    private final boolean optional;
    private final Ints values = new Ints();
    private int there;
    private int set;

    FlagValues(Function<R, @Nullable Boolean> of, boolean optional) {
        this.of = of;
        this.optional = optional;
    }

    @Override
    public void add(R row) {
        Boolean flag = of.apply(row);
        if (flag == null) {
            values.add(MISSING);
        } else {
            values.add(flag ? 1 : 0);
            there++;
            set += flag ? 1 : 0;
        }
    }

    @Override
    public Statistics write(int[] order, Pages pages) throws IOException {
        int[] levels = new int[order.length];
        int[] bits = new int[there];
        int next = 0;
        for (int i = 0; i < order.length; i++) {
            int value = values.get(order[i]);
            if (value != MISSING) {
                levels[i] = Levels.THERE;
                bits[next++] = value;
            }
        }
        Buffer page = pages.begin();
        if (optional) {
            Levels.put(levels, page);
        }
        RunLengths.pack(bits, 0, there, 1, page);
        pages.data(order.length, Encoding.PLAIN);
        int nulls = order.length - there;
        return there == 0
                ? Statistics.unknown(nulls)
                : Statistics.of(nulls, bytes(set == there), bytes(set > 0));
    }

    private static byte[] bytes(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }
}
