package dev.attest.iampolicy.meaning;

import java.util.Optional;
import java.util.regex.Pattern;

/// Examples of what patterns match, with a stranger's name for whatever they leave open, so that no
/// other pattern matches by chance.
public final class Examples {

    /// A name that no policy has heard of.
    public static final String STRANGER = "attest-stranger";

    /// An account that nobody has.
    public static final String NOBODYS_ACCOUNT = "000000000000";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private static final int ACCOUNT_DIGITS = 12;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private Examples() {}

    /// An example of a pattern of actions or resources.
    public static String of(String pattern) {
        return withoutVariables(pattern).replace("*", STRANGER).replace('?', 'x');
    }

    /// An account's id that a pattern matches: zeros for whatever it leaves open. Empty where it
    /// matches none.
    public static Optional<String> account(String pattern) {
        String text = wildcards(pattern).replace('?', '0');
        int missing = ACCOUNT_DIGITS - text.replace("*", "").length();
        String filled =
                missing < 0 ? text : text.replaceFirst("\\*", "0".repeat(missing)).replace("*", "");
        return ACCOUNT.matcher(filled).matches() ? Optional.of(filled) : Optional.empty();
    }

    /// The pattern with a star for every variable.
    static String wildcards(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll("*");
    }

    static String withoutVariables(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(STRANGER);
    }
}
