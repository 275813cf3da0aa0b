package dev.attest.iampolicy.meaning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An example of what several wildcard patterns match together: `a:*` and `?:y` share `a:y`.
///
/// All patterns are walked at once, one character after the other. Where every one of them leaves
/// the text open, a stranger's name is put in, so that no further pattern matches by chance.
final class Overlap {

    /// Patterns that are made to be compared with each other can take very long.
    private static final int MAX_STEPS = 2_000;

    private final List<String> patterns;
    private final Set<List<Integer>> visited = new HashSet<>();
    private final Optional<String> example;

    private Overlap(List<String> patterns) {
        this.patterns = patterns;
        this.example = from(patterns.stream().map(p -> 0).toList());
    }

    /// @param patterns with `*` and `?`; at least one
    static Overlap of(List<String> patterns) {
        return new Overlap(patterns);
    }

    /// A text that every pattern matches; empty when there is none or it was not found.
    Optional<String> example() {
        return example;
    }

    /// Whether the search was given up.
    boolean tooWide() {
        return example.isEmpty() && visited.size() >= MAX_STEPS;
    }

    private Optional<String> from(List<Integer> positions) {
        if (visited.size() >= MAX_STEPS || !visited.add(positions)) {
            return Optional.empty();
        }
        if (finished(positions)) {
            return Optional.of(allOpen(positions) ? Witnesses.STRANGER : "");
        }
        String open = allOpen(positions) ? Witnesses.STRANGER : "";
        for (char next : candidates(positions)) {
            for (List<Integer> after : step(positions, next)) {
                Optional<String> rest = from(after);
                if (rest.isPresent()) {
                    return rest.map(text -> open + next + text);
                }
            }
        }
        return Optional.empty();
    }

    private boolean finished(List<Integer> positions) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!patterns.get(i).substring(positions.get(i)).chars().allMatch(c -> c == '*')) {
                return false;
            }
        }
        return true;
    }

    private boolean allOpen(List<Integer> positions) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!patterns.get(i).startsWith("*", positions.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The characters that some pattern asks for next; `x` where all of them take any.
    private Set<Character> candidates(List<Integer> positions) {
        Set<Character> candidates = new LinkedHashSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            String rest = patterns.get(i).substring(positions.get(i));
            int literal = 0;
            while (literal < rest.length() && rest.charAt(literal) == '*') {
                literal++;
            }
            if (literal < rest.length()) {
                candidates.add(rest.charAt(literal) == '?' ? 'x' : rest.charAt(literal));
            }
        }
        return candidates;
    }

    /// Every way in which all patterns take the character: a star may take it or end before it.
    private List<List<Integer>> step(List<Integer> positions, char next) {
        List<List<Integer>> ways = List.of(List.of());
        for (int i = 0; i < patterns.size(); i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (int position : taken(patterns.get(i), positions.get(i), next)) {
                for (List<Integer> way : ways) {
                    List<Integer> extended = new ArrayList<>(way);
                    extended.add(position);
                    longer.add(List.copyOf(extended));
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static List<Integer> taken(String pattern, int from, char next) {
        List<Integer> after = new ArrayList<>();
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == next)) {
            after.add(at + 1);
        }
        if (at > from) {
            after.add(from);
        }
        return after;
    }
}
