package dev.attest.iampolicy.meaning;

import java.util.regex.Pattern;

/// Examples of what patterns match, with a stranger's name for whatever they leave open, so that no
/// other pattern matches by chance.
public final class Examples {

    /// A name that no policy has heard of.
    public static final String STRANGER = "attest-stranger";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private Examples() {}

    /// An example of a pattern of actions or resources.
    public static String of(String pattern) {
        return withoutVariables(pattern).replace("*", STRANGER).replace('?', 'x');
    }

    static String withoutVariables(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(STRANGER);
    }
}
