package dev.attest.certification.population.model;

import java.util.regex.Pattern;

/// Quotes arguments for a POSIX shell, so that a name from AWS is never read as shell syntax.
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private Shell() {}

    static String quote(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
