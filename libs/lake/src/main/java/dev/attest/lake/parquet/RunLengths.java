package dev.attest.lake.parquet;

/// The hybrid of run lengths and bit packing that definition levels and dictionary indices are
/// written with (Encodings.md, "Run Length Encoding / Bit-Packing Hybrid").
final class RunLengths {

    // Packed values come in groups of so many; a run that is not longer costs more than it saves.
    private static final int GROUP = 8;

    private RunLengths() {}

    /// How many bits the numbers up to one take; at least one.
    static int width(int largest) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
    }

    /// @param values none negative, none wider than `width` bits
    /// @param size how many of them are written
    static void encode(int[] values, int size, int width, Buffer out) {
        int waiting = 0;
        int at = 0;
        while (at < size) {
            int end = endOfRun(values, at, size);
            // Values that wait to be packed have to fill whole groups: the run lends them its
            // first.
            int lent = (waiting - at) & (GROUP - 1);
            if (end - at - lent >= GROUP) {
                packed(values, waiting, at + lent, width, out);
                run(values[at], end - at - lent, width, out);
                waiting = end;
            }
            at = end;
        }
        packed(values, waiting, size, width, out);
    }

    /// Bits of the values, one after the other from the lowest; zeros fill the last byte.
    static void pack(int[] values, int from, int to, int width, Buffer out) {
        long bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            bits |= (long) values[i] << held;
            held += width;
            if (held >= Integer.SIZE) {
                out.putInt((int) bits);
                bits >>>= Integer.SIZE;
                held -= Integer.SIZE;
            }
        }
        for (; held > 0; held -= Byte.SIZE) {
            out.put((int) bits);
            bits >>>= Byte.SIZE;
        }
    }

    private static int endOfRun(int[] values, int from, int to) {
        int end = from + 1;
        while (end < to && values[end] == values[from]) {
            end++;
        }
        return end;
    }

    private static void run(int value, int length, int width, Buffer out) {
        out.putVarint((long) length << 1);
        for (int bits = 0; bits < width; bits += Byte.SIZE) {
            out.put(value >>> bits);
        }
    }

    private static void packed(int[] values, int from, int to, int width, Buffer out) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        out.putVarint((long) groups << 1 | 1);
        int end = out.size() + groups * width;
        pack(values, from, to, width, out);
        while (out.size() < end) {
            out.put(0);
        }
    }
}
