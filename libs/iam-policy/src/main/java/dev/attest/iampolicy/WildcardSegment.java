package dev.attest.iampolicy;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What stands between two stars. Without `?` it is searched by Knuth, Morris and Pratt's method:
/// linear in the text. With `?` every start is tried, which costs at most the segment's length
/// each.
final class WildcardSegment {

    private final String text;
    private final boolean[] anyOne;
    private final int @Nullable [] borders;

    private WildcardSegment(String text, boolean[] anyOne, boolean plain) {
        this.text = text;
        this.anyOne = anyOne;
        this.borders = plain ? borders(text) : null;
    }

    int length() {
        return text.length();
    }

    boolean matchesAt(String subject, int at) {
        for (int i = 0; i < text.length(); i++) {
            if (!anyOne[i] && text.charAt(i) != subject.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    /// The first place at or after `from` where this stands wholly before `end`; -1 when nowhere.
    int find(String subject, int from, int end) {
        int[] known = borders;
        if (known != null) {
            return search(subject, from, end, known);
        }
        for (int at = from; at + text.length() <= end; at++) {
            if (matchesAt(subject, at)) {
                return at;
            }
        }
        return -1;
    }

    private int search(String subject, int from, int end, int[] known) {
        int matched = 0;
        for (int at = from; at < end && matched < text.length(); at++) {
            while (matched > 0 && text.charAt(matched) != subject.charAt(at)) {
                matched = known[matched - 1];
            }
            if (text.charAt(matched) == subject.charAt(at)) {
                matched++;
            }
            if (matched == text.length()) {
                return at - matched + 1;
            }
        }
        return text.isEmpty() && from <= end ? from : -1;
    }

    private static int[] borders(String text) {
        int[] result = new int[text.length()];
        int length = 0;
        for (int i = 1; i < text.length(); i++) {
            while (length > 0 && text.charAt(i) != text.charAt(length)) {
                length = result[length - 1];
            }
            if (text.charAt(i) == text.charAt(length)) {
                length++;
            }
            result[i] = length;
        }
        return result;
    }

    static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final BitSet anyOne = new BitSet();

        void literal(char c) {
            text.append(c);
        }

        void anyOne() {
            anyOne.set(text.length());
            text.append('?');
        }

        WildcardSegment build() {
            boolean[] any = new boolean[text.length()];
            anyOne.stream().forEach(i -> any[i] = true);
            return new WildcardSegment(text.toString(), any, anyOne.isEmpty());
        }
    }
}
