package dev.attest.cli.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Names that a word was perhaps meant for.
public final class NearNames {
    private static final int SHORT = 3;

    private NearNames() {}

    /// @return those that a slip or two are away, of which the fewest; in the order of the names
    public static List<String> of(String word, Collection<String> names) {
        int fewest = word.length() > SHORT ? 2 : 1;
        List<String> near = new ArrayList<>();
        for (String name : names) {
            int slips =
                    Math.abs(name.length() - word.length()) > fewest
                            ? Integer.MAX_VALUE
                            : slips(word, name);
            if (slips < fewest) {
                near.clear();
                fewest = slips;
            }
            if (slips == fewest) {
                near.add(name);
            }
        }
        return near;
    }

    /// How many letters were left out, put in, taken for another or typed before the one in front
    /// of them.
    private static int slips(String word, String name) {
        int[][] slips = new int[word.length() + 1][name.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(word, name, slips, i, j);
            }
        }
        return slips[word.length()][name.length()];
    }

    private static int least(String word, String name, int[][] slips, int i, int j) {
        boolean same = word.charAt(i - 1) == name.charAt(j - 1);
        int least =
                Math.min(
                        slips[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && word.charAt(i - 1) == name.charAt(j - 2)
                        && word.charAt(i - 2) == name.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
