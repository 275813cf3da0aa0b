package dev.attest.iampolicy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Seeds for property tests. A failing test names its seed, as it is the test's parameter.
public final class SeededCases {

    private SeededCases() {}

    public static Stream<Long> seeds(int count) {
        return LongStream.range(0, count).mapToObj(i -> i * 7_919 + 17);
    }

    /// Text over a small alphabet, so that matches are not rare.
    public static String text(Random random, String alphabet, int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    public static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
