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

    public static boolean isWhole(String given) {
        return WHOLE.matcher(given).matches();
    }

    public static boolean isShort(String given) {
        return SHORT.matcher(given).matches();
    }
}
