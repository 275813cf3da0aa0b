package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.expressions.Expression;
import java.util.List;
import java.util.regex.Pattern;

/// A rule about identities, of one file.
sealed interface IdentityRule {

    Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    String id();

    /// Rules of a smaller order come first; those of one order must agree.
    int order();

    List<Example> tests();

    /// Whom an identity belongs to.
    ///
    /// @param kinds of which kinds of principals it speaks
    record Joining(String id, int order, List<String> kinds, Naming naming, List<Example> tests)
            implements IdentityRule {

        public Joining {
            check(id, order);
            kinds = List.copyOf(kinds);
            tests = List.copyOf(tests);
        }

        /// The people it names, as keys of [PersonKeys].
        List<String> names(JsonNode identity) {
            return kinds.contains(identity.path("kind").asText())
                    ? naming.names(identity)
                    : List.of();
        }
    }

    /// What an identity is for.
    ///
    /// @param unjoined whether it speaks only of identities that nobody is known to stand behind
    record Classing(
            String id,
            int order,
            IdentityClass gives,
            Expression when,
            boolean unjoined,
            List<Example> tests)
            implements IdentityRule {

        public Classing {
            check(id, order);
            tests = List.copyOf(tests);
            if (gives == IdentityClass.PERSON
                    || gives == IdentityClass.LEAVER
                    || gives == IdentityClass.ORPHAN) {
                throw new IllegalArgumentException(
                        "class " + gives + " follows from who is joined, not from a rule");
            }
        }
    }

    /// A test at the bottom of the file.
    ///
    /// @param names whom a joining rule names
    /// @param matches whether a rule for classes matches
    record Example(String name, JsonNode identity, List<String> names, boolean matches) {

        public Example {
            names = List.copyOf(names);
        }
    }

    private static void check(String id, int order) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a rule: " + id);
        }
        if (order < 1 || order > 1000) {
            throw new IllegalArgumentException("order is not from 1 to 1000: " + order);
        }
    }
}
