package dev.attest.lake.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Between which values those of a chunk lie, so that readers need not look into it
/// (parquet.thrift, `Statistics`).
///
/// @param nulls how many are missing
/// @param lowest not known when none is there
record Statistics(long nulls, @Nullable Bound lowest, @Nullable Bound highest) {

    /// Longer texts are cut: the footer is read before anything else.
    private static final int LONGEST = 256;

    /// @param value as PLAIN has it, of a text without its length
    /// @param exact whether there is such a value; if not, all lie beyond it
    record Bound(byte[] value, boolean exact) {}

    /// Of values that are not there, or cannot be bounded.
    static Statistics unknown(long nulls) {
        return new Statistics(nulls, null, null);
    }

    static Statistics of(long nulls, byte[] lowest, byte[] highest) {
        return new Statistics(nulls, new Bound(lowest, true), new Bound(highest, true));
    }

    static Statistics ofTexts(long nulls, byte @Nullable [] lowest, byte @Nullable [] highest) {
        Bound from = lowest == null ? null : below(lowest);
        Bound to = highest == null ? null : above(highest);
        return from == null || to == null ? unknown(nulls) : new Statistics(nulls, from, to);
    }

    private static Bound below(byte[] text) {
        return text.length <= LONGEST
                ? new Bound(text, true)
                : new Bound(Arrays.copyOf(text, endOfCharacters(text)), false);
    }

    /// The next text of at most so many bytes; none when its characters are all the highest or
    /// cannot be told from others by one byte.
    private static @Nullable Bound above(byte[] text) {
        if (text.length <= LONGEST) {
            return new Bound(text, true);
        }
        for (int last = endOfCharacters(text) - 1; last >= 0; last--) {
            if (text[last] >= 0 && text[last] < Byte.MAX_VALUE) {
                byte[] next = Arrays.copyOf(text, last + 1);
                next[last]++;
                return new Bound(next, false);
            }
        }
        return null;
    }

    /// Where a text may be cut so that it stays UTF-8: before a byte that continues no character.
    private static int endOfCharacters(byte[] text) {
        int end = LONGEST;
        while ((text[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }
}
