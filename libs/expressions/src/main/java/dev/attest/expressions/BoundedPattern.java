package dev.attest.expressions;

import com.google.re2j.Pattern;

/// Compiles regular expressions that people write (RE2, linear time) if their programs are small: a
/// counted repeat writes out what it repeats, and one within the other multiplies, so that twenty
/// characters become more than a heap holds. Their size is told before they are compiled.
///
/// Source: RE2's syntax, <https://github.com/google/re2/wiki/Syntax>.
public final class BoundedPattern {

    /// The largest program that a pattern may become, in steps.
    static final int LARGEST = 2_000;

    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 100;
    private static final Pattern COUNTS = Pattern.compile("[0-9]{1,6}(,[0-9]{0,6})?");

    /// What is told beforehand is up to twice too much for some patterns; what is too large
    /// nevertheless is seen once it is compiled.
    private static final int LARGEST_TOLD = 2 * LARGEST;

    private final String regex;
    private final long[] sizes = new long[DEEPEST + 1];
    private final long[] last = new long[DEEPEST + 1];
    private int depth;
    private int at;

    private BoundedPattern(String regex) {
        this.regex = regex;
    }

    /// @throws IllegalArgumentException that names the pattern, if it is none or becomes too large
    public static Pattern compile(String regex) {
        if (regex.length() > LONGEST) {
            throw refused(regex, "is longer than %,d characters".formatted(LONGEST));
        }
        if (told(regex) > LARGEST_TOLD) {
            throw tooLarge(regex);
        }
        Pattern pattern = Pattern.compile(regex);
        if (pattern.programSize() > LARGEST) {
            throw tooLarge(regex);
        }
        return pattern;
    }

    private static IllegalArgumentException tooLarge(String regex) {
        return refused(
                regex,
                "becomes a program of more than %,d steps, by what it repeats".formatted(LARGEST));
    }

    private static IllegalArgumentException refused(String regex, String reason) {
        String shown = regex.length() <= 100 ? regex : regex.substring(0, 100) + "…";
        return new IllegalArgumentException("the regular expression '" + shown + "' " + reason);
    }

    /// About how many steps the program will have, rather more than fewer; what is more than
    /// [#LARGEST_TOLD] is not looked at to the end.
    static long told(String regex) {
        return new BoundedPattern(regex).size();
    }

    private long size() {
        while (at < regex.length() && sizes[depth] <= LARGEST_TOLD) {
            char next = regex.charAt(at);
            at++;
            switch (next) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?', '|' -> grow(1);
                default -> one();
            }
        }
        return sizes[depth];
    }

    private void one() {
        last[depth] = 1;
        sizes[depth]++;
    }

    /// What was last becomes larger.
    private void grow(long by) {
        last[depth] += by;
        sizes[depth] += by;
    }

    private void escape() {
        char kind = at < regex.length() ? regex.charAt(at) : '\\';
        at++;
        switch (kind) {
            case 'Q' -> {
                int end = regex.indexOf("\\E", at);
                int until = end < 0 ? regex.length() : end;
                if (until > at) {
                    sizes[depth] += until - at;
                    last[depth] = 1;
                }
                at = end < 0 ? until : end + 2;
            }
            case 'p', 'P', 'x' -> {
                if (at < regex.length() && regex.charAt(at) == '{') {
                    skipPast('}');
                }
                one();
            }
            default -> one();
        }
    }

    private void skipPast(char end) {
        int found = regex.indexOf(end, at);
        at = found < 0 ? regex.length() : found + 1;
    }

    /// A `]` that comes first stands for itself.
    private void characterClass() {
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        int first = at;
        while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
            if (regex.charAt(at) == '\\') {
                at++;
            } else if (regex.startsWith("[:", at)) {
                int end = regex.indexOf(":]", at + 2);
                at = end < 0 ? at : end + 1;
            }
            at++;
        }
        at++;
        one();
    }

    private void open() {
        if (at < regex.length() && regex.charAt(at) == '?') {
            while (at < regex.length() && ":)>".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            boolean onlyFlags = at < regex.length() && regex.charAt(at) == ')';
            at++;
            if (onlyFlags) {
                return;
            }
        }
        depth++;
        if (depth > DEEPEST) {
            throw refused(regex, "has more than " + DEEPEST + " groups within each other");
        }
        sizes[depth] = 0;
        last[depth] = 0;
    }

    /// A group notes where it begins and ends.
    private void close() {
        if (depth > 0) {
            long size = sizes[depth] + 2;
            depth--;
            last[depth] = size;
            sizes[depth] += size;
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else stands for itself.
    private void repeat() {
        int end = regex.indexOf('}', at);
        String counts = end < 0 ? "" : regex.substring(at, end);
        if (!COUNTS.matches(counts)) {
            one();
            return;
        }
        at = end + 1;
        long times = 1;
        for (String count : counts.split(",", -1)) {
            times = Math.max(times, count.isEmpty() ? times + 1 : Long.parseLong(count));
        }
        grow((times - 1) * (last[depth] + 1));
    }
}
