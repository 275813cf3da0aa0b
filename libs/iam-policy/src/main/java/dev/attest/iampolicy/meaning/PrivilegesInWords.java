package dev.attest.iampolicy.meaning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Sensitive actions as a manager reads them: a few are told one by one, many are summed up by what
/// they put at stake.
public final class PrivilegesInWords {

    private static final String CAN = "Can ";
    private static final int MAX_LISTED = 8;

    /// From how many actions of a category on they are summed up, and how many are named then.
    private static final int MANY = 4;

    private static final int EXAMPLES = 2;

    private PrivilegesInWords() {}

    /// What comes after "can", such as `create access keys for any user`.
    public static String of(SensitiveAction sensitive) {
        return sensitive.sentence().substring(CAN.length());
    }

    /// What comes after "can", one by one or by category.
    public static List<String> of(List<SensitiveAction> sensitive) {
        List<SensitiveAction> telling = sensitive.stream().filter(notSaidBefore()).toList();
        Map<PrivilegedAction.Category, List<SensitiveAction>> byCategory =
                new EnumMap<>(PrivilegedAction.Category.class);
        telling.forEach(each ->
                byCategory
                        .computeIfAbsent(each.action().category(), c -> new ArrayList<>())
                        .add(each));
        List<String> words = new ArrayList<>();
        byCategory.forEach((category, actions) -> {
            if (telling.size() <= MAX_LISTED || actions.size() < MANY) {
                actions.forEach(each -> words.add(of(each)));
            } else {
                words.add(summed(category, actions));
            }
        });
        return words;
    }

    /// Keeps the first of those that say the same.
    private static Predicate<SensitiveAction> notSaidBefore() {
        Set<String> said = new HashSet<>();
        return each -> said.add(each.sentence());
    }

    private static String summed(
            PrivilegedAction.Category category, List<SensitiveAction> actions) {
        String examples =
                actions.stream()
                        .limit(EXAMPLES)
                        .map(PrivilegesInWords::of)
                        .collect(Collectors.joining("; "));
        return category.words()
                + ": "
                + examples
                + "; and "
                + (actions.size() - EXAMPLES)
                + " more";
    }
}
