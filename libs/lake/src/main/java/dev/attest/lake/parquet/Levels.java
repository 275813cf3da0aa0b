package dev.attest.lake.parquet;

/// Which rows have a value: the definition levels of a flat column (README.md, "Nested Encoding"
/// and "Nulls"). A column that always has one writes none.
final class Levels {

    static final int THERE = 1;
    static final int MISSING = 0;

    private static final int WIDTH = 1;

    private Levels() {}

    /// Puts the levels of a page in front of its values.
    ///
    /// @param levels [#THERE] or [#MISSING]
    static void put(int[] levels, Buffer page) {
        int length = page.size();
        page.putInt(0);
        RunLengths.encode(levels, levels.length, WIDTH, page);
        page.setInt(length, page.size() - length - Integer.BYTES);
    }
}
