package dev.attest.collector.notifications.message;

import dev.attest.collector.platform.Text;

/// Text from outside in one line: nothing in it ends the line, hides, or turns the reading around.
final class Lines {

    private Lines() {}

    static String one(String text, int length) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), length));
        text.codePoints().limit(length).forEach(c -> out.appendCodePoint(breaks(c) ? ' ' : c));
        String cut = text.codePointCount(0, text.length()) > length ? "…" : "";
        return Text.printable(out.toString()) + cut;
    }

    /// Separators of lines and paragraphs, and characters without a shape, such as those that
    /// change the direction of reading.
    private static boolean breaks(int c) {
        return switch (Character.getType(c)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> true;
            default -> false;
        };
    }
}
