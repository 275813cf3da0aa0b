package dev.attest.iampolicy;

import java.util.ArrayList;
import java.util.List;

/// A text with `*` (any run of characters, also none) and `?` (exactly one character).
///
/// Matching never backtracks: the text between two stars is searched once, leftmost first, so the
/// effort grows with the length of the text and not with the number of stars. A `*` also matches
/// colons. Source: IAM User Guide, "IAM JSON policy elements: Resource" and "… Action".
public final class Wildcard {

    private final List<WildcardSegment> segments;

    private Wildcard(List<WildcardSegment> segments) {
        this.segments = List.copyOf(segments);
    }

    /// Compiles a pattern in which every `*` and `?` is special.
    public static Wildcard of(String pattern) {
        Builder builder = new Builder();
        builder.written(pattern);
        return builder.build();
    }

    /// Whether the whole text matches. Case counts: fold both sides where it must not.
    public boolean matches(String text) {
        WildcardSegment first = segments.getFirst();
        if (segments.size() == 1) {
            return text.length() == first.length() && first.matchesAt(text, 0);
        }
        WildcardSegment last = segments.getLast();
        int end = text.length() - last.length();
        if (end < first.length() || !first.matchesAt(text, 0) || !last.matchesAt(text, end)) {
            return false;
        }
        int from = first.length();
        for (WildcardSegment middle : segments.subList(1, segments.size() - 1)) {
            int found = middle.find(text, from, end);
            if (found < 0) {
                return false;
            }
            from = found + middle.length();
        }
        return true;
    }

    /// Whether every text matches.
    public boolean matchesEverything() {
        return segments.size() > 1 && segments.stream().allMatch(s -> s.length() == 0);
    }

    /// Puts a pattern together from literal and special parts; policy variables need both.
    public static final class Builder implements VariableText.Target {

        private final List<WildcardSegment> done = new ArrayList<>();
        private WildcardSegment.Builder open = new WildcardSegment.Builder();

        /// Text in which every `*` and `?` is special.
        @Override
        public void written(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '*') {
                    unknown();
                } else if (c == '?') {
                    open.anyOne();
                } else {
                    open.literal(c);
                }
            }
        }

        /// Text that stands for itself.
        @Override
        public void value(String text) {
            for (int i = 0; i < text.length(); i++) {
                open.literal(text.charAt(i));
            }
        }

        /// Any text, as a `*` is.
        @Override
        public void unknown() {
            done.add(open.build());
            open = new WildcardSegment.Builder();
        }

        /// The pattern so far; the builder is used up.
        public Wildcard build() {
            unknown();
            return new Wildcard(done);
        }
    }
}
