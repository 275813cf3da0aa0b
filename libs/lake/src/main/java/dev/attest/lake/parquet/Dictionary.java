package dev.attest.lake.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The different texts of a column chunk, numbered as they came (Encodings.md, "Dictionary
/// Encoding"). Worth it only where texts repeat themselves.
final class Dictionary {

    private static final int MOST_BYTES = 1 << 18;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();
    private final Range range;
    private long bytes;
    private String last = "";
    private int lastNumber = -1;

    Dictionary(Range range) {
        this.range = range;
    }

    /// The number of a text, which it gets when it comes first.
    int number(String text) {
        // Events of one caller follow one another.
        if (lastNumber < 0 || !text.equals(last)) {
            last = text;
            lastNumber = numbers.computeIfAbsent(text, this::add);
        }
        return lastNumber;
    }

    private int add(String text) {
        byte[] utf8 = range.encode(text);
        texts.add(utf8);
        bytes += utf8.length;
        return texts.size() - 1;
    }

    /// Whether most of so many texts were there before, and it did not grow too large.
    boolean worthwhile(int asked) {
        return 2 * texts.size() < asked && bytes < MOST_BYTES;
    }

    /// As UTF-8, in the order of their numbers.
    List<byte[]> texts() {
        return texts;
    }
}
