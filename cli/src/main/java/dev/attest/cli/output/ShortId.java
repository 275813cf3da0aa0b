package dev.attest.cli.output;

import java.util.regex.Pattern;

/// The form of an id in tables: its last eight characters, which are drawn at random.
public final class ShortId {
    private static final int LENGTH = 8;
    private static final Pattern WHOLE =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SHORT = Pattern.compile("[0-9a-fA-F]{" + LENGTH + "}");

    private ShortId() {}

    /// What is no id of ours stays as it is.
    public static String of(String id) {
        return isWhole(id) ? id.substring(id.length() - LENGTH) : id;
    }

    /// @param what the text was given for, such as `--campaign`
    /// @throws CommandFailure when it is an id in neither form
    public static void require(String what, String given) {
        if (!isWhole(given) && !isShort(given)) {
            throw CommandFailure.usage(
                    what
                            + " "
                            + given
                            + ": an id has eight characters, as tables show it, or is a whole"
                            + " UUID");
        }
    }

    public static boolean isWhole(String given) {
        return WHOLE.matcher(given).matches();
    }

    public static boolean isShort(String given) {
        return SHORT.matcher(given).matches();
    }
}
