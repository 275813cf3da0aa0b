package dev.attest.lake.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Texts: as numbers of a dictionary where they repeat themselves, else one after the other
/// (Encodings.md, "Dictionary Encoding" and "Plain").
final class TextValues<R> implements Values<R> {

    private static final int MISSING = -1;
    private static final int PAGE_BYTES = 1 << 19;

    // After so many texts each time it is asked whether the dictionary is worth it.
    private static final int TRIAL = 256;

    private final Function<R, ? extends @Nullable String> of;
    private final boolean optional;
    private final Range range = new Range();
    private @Nullable Dictionary dictionary = new Dictionary(range);
    private Ints numbers = new Ints();
    private final List<byte @Nullable []> plain = new ArrayList<>();
    private int there;

    TextValues(Function<R, ? extends @Nullable String> of, boolean optional) {
        this.of = of;
        this.optional = optional;
    }

    @Override
    public void add(R row) {
        String text = of.apply(row);
        if (text == null && !optional) {
            throw new IllegalArgumentException("a text is missing where every row has one");
        }
        if (dictionary == null) {
            plain.add(text == null ? null : range.encode(text));
            there += text == null ? 0 : 1;
        } else if (text == null) {
            numbers.add(MISSING);
        } else {
            numbers.add(dictionary.number(text));
            there++;
            if (there % TRIAL == 0) {
                judge(dictionary);
            }
        }
    }

    /// Gives the dictionary up when it is not worth it.
    private void judge(Dictionary known) {
        if (!known.worthwhile(there)) {
            for (int row = 0; row < numbers.size(); row++) {
                int number = numbers.get(row);
                plain.add(number == MISSING ? null : known.texts().get(number));
            }
            dictionary = null;
            numbers = new Ints();
        }
    }

    @Override
    public Statistics write(int[] order, Pages pages) throws IOException {
        if (dictionary != null) {
            judge(dictionary);
        }
        int nulls = order.length - there;
        if (dictionary != null) {
            write(dictionary, pages);
            writeNumbers(order, dictionary.texts().size(), pages);
            return range.statistics(nulls);
        }
        for (int from = 0; from < order.length; ) {
            int to = endOfPage(order, from);
            writePlain(order, from, to, pages);
            from = to;
        }
        return range.statistics(nulls);
    }

    private static void write(Dictionary dictionary, Pages pages) throws IOException {
        Buffer page = pages.begin();
        for (byte[] text : dictionary.texts()) {
            put(text, page);
        }
        pages.dictionary(dictionary.texts().size());
    }

    private void writeNumbers(int[] order, int texts, Pages pages) throws IOException {
        int[] levels = new int[order.length];
        int[] sorted = new int[there];
        int next = 0;
        for (int i = 0; i < order.length; i++) {
            int number = numbers.get(order[i]);
            if (number != MISSING) {
                levels[i] = Levels.THERE;
                sorted[next++] = number;
            }
        }
        Buffer page = pages.begin();
        if (optional) {
            Levels.put(levels, page);
        }
        int width = RunLengths.width(texts - 1);
        page.put(width);
        RunLengths.encode(sorted, there, width, page);
        pages.data(order.length, Encoding.RLE_DICTIONARY);
    }

    private int endOfPage(int[] order, int from) {
        long bytes = 0;
        int to = from;
        while (to < order.length && bytes < PAGE_BYTES) {
            byte[] text = plain.get(order[to++]);
            bytes += text == null ? 0 : text.length;
        }
        return to;
    }

    private void writePlain(int[] order, int from, int to, Pages pages) throws IOException {
        Buffer page = pages.begin();
        if (optional) {
            int[] levels = new int[to - from];
            for (int i = from; i < to; i++) {
                levels[i - from] = plain.get(order[i]) == null ? Levels.MISSING : Levels.THERE;
            }
            Levels.put(levels, page);
        }
        for (int i = from; i < to; i++) {
            byte[] text = plain.get(order[i]);
            if (text != null) {
                put(text, page);
            }
        }
        pages.data(to - from, Encoding.PLAIN);
    }

    private static void put(byte[] text, Buffer page) {
        page.putInt(text.length);
        page.put(text);
    }
}
