package dev.attest.lake.parquet;

import java.util.Random;

/// Texts of all lengths of UTF-8 characters.
public final class RandomTexts {

    private static final String[] CHARACTERS = {
        "a",
        "Z",
        "0",
        "~",
        "\u007f",
        "\u0000",
        "\n",
        "\"",
        "é",
        "߿",
        "ࠀ",
        "漢",
        "\uffff",
        "😀",
        "\uDBFF\uDFFF"
    };

    private RandomTexts() {}

    /// @param longest in characters
    public static String text(Random random, int longest) {
        var text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
