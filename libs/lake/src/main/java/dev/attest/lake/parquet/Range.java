package dev.attest.lake.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Between which texts those lie that were encoded. UTF-8 is ordered by its bytes, without signs
/// (parquet.thrift, `ColumnOrder`).
final class Range {

    private byte @Nullable [] lowest;
    private byte @Nullable [] highest;

    /// A text as UTF-8.
    byte[] encode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (lowest == null || Arrays.compareUnsigned(utf8, lowest) < 0) {
            lowest = utf8;
        }
        if (highest == null || Arrays.compareUnsigned(utf8, highest) > 0) {
            highest = utf8;
        }
        return utf8;
    }

    Statistics statistics(int nulls) {
        return Statistics.ofTexts(nulls, lowest, highest);
    }
}
