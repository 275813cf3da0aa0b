package dev.attest.iampolicy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Things that are found by patterns of resources, by what the patterns begin with: of many, few
/// can match one resource.
public final class Beginnings<T> {

    private static final Pattern OPEN = Pattern.compile("[*?$]");

    private final Map<String, List<T>> byBeginning = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    /// Adds what is found by a pattern.
    ///
    /// @param pattern as a document writes it, with wildcards and variables
    public void add(String pattern, T found) {
        Matcher open = OPEN.matcher(pattern);
        String beginning = open.find() ? pattern.substring(0, open.start()) : pattern;
        lengths.add(beginning.length());
        byBeginning.computeIfAbsent(beginning, each -> new ArrayList<>()).add(found);
    }

    /// All whose pattern may match the resource; what is not among them does not.
    public List<T> of(String resource) {
        List<T> found = new ArrayList<>();
        for (int length : lengths.headSet(resource.length(), true)) {
            found.addAll(byBeginning.getOrDefault(resource.substring(0, length), List.of()));
        }
        return found;
    }
}
