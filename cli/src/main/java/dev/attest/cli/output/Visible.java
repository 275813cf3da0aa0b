package dev.attest.cli.output;

/// Text from elsewhere as a terminal may print it: control characters and characters that turn the
/// direction of writing are shown as escapes, so that data cannot move the cursor, hide lines or
/// look like something else.
public final class Visible {
    // Joiners belong to the spelling of several languages and do nothing else.
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private Visible() {}

    public static String text(String raw) {
        if (raw.codePoints().noneMatch(Visible::escaped)) {
            return raw;
        }
        var shown = new StringBuilder();
        raw.codePoints()
                .forEach(c -> {
                    if (escaped(c)) {
                        shown.append(escape(c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                });
        return shown.toString();
    }

    private static boolean escaped(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT -> c != NON_JOINER && c != JOINER;
            default -> false;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c);
        };
    }
}
