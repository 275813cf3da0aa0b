package dev.attest.lake;

import org.jspecify.annotations.Nullable;

/// Bounds what one event says in one column: sorting and reading take many rows of a column into
/// memory at once. The raw file keeps what is left out.
final class ShortText {

    /// Characters of a request that stays whole, as nearly all do.
    static final int MOST = 16_384;

    /// Characters of the longest member that stays in a request that is too long: a longer one
    /// would crowd out others.
    static final int MEMBER = 4_096;

    /// What a shortened object has as its last member: how many characters it had.
    static final String MARK = "attestCut";

    private static final int MARK_LENGTH = 40;

    private ShortText() {}

    /// An object without its long members, such as policy documents, and marked. What is no object
    /// keeps nothing but the mark. It stays JSON: a query that looks for names and ARNs in it goes
    /// on finding them.
    static @Nullable String json(@Nullable String text) {
        return text == null || text.length() <= MOST ? text : new Members(text).shortened();
    }

    /// The members of one object, which are told apart without reading what is in them.
    private static final class Members {

        private final String text;
        private final StringBuilder kept = new StringBuilder("{");
        private int depth;
        private boolean quoted;

        Members(String text) {
            this.text = text.strip();
        }

        String shortened() {
            if (!text.startsWith("{") || !read()) {
                kept.setLength(1);
            }
            return kept.append(kept.length() > 1 ? ",\"" : "\"")
                    .append(MARK)
                    .append("\":")
                    .append(text.length())
                    .append('}')
                    .toString();
        }

        /// @return whether the object ends
        private boolean read() {
            int start = 1;
            for (int i = 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted) {
                    i += c == '\\' ? 1 : 0;
                    quoted = c != '"';
                } else if (depth == 0 && (c == ',' || c == '}')) {
                    keep(text.substring(start, i).strip());
                    start = i + 1;
                    if (c == '}') {
                        return true;
                    }
                } else {
                    nest(c);
                }
            }
            return false;
        }

        private void nest(char c) {
            switch (c) {
                case '"' -> quoted = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }

        private void keep(String member) {
            if (member.length() > MEMBER
                    || kept.length() + 1 + member.length() > MOST - MARK_LENGTH) {
                return;
            }
            kept.append(kept.length() > 1 && !member.isEmpty() ? "," : "").append(member);
        }
    }
}
