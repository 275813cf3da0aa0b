package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.attest.expressions.Evaluation;
import dev.attest.expressions.Expression;
import java.util.Collection;
import java.util.List;

/// A rule about identities, of one file.
sealed interface IdentityRule {

    Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    String id();

    /// Rules of a smaller order come first; those of one order must agree.
    int order();

    List<Example> tests();

    boolean passes(Example test);

    /// Its tests that fail, by name.
    default List<String> failing() {
        return tests().stream().filter(test -> !passes(test)).map(Example::name).toList();
    }

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

        @Override
        public boolean passes(Example test) {
            return names(test.identity()).equals(test.names());
        }

        /// Whether it speaks of these names of sessions.
        boolean speaksOf(SessionName.Kind kind) {
            return kinds.contains(kind.name());
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
            given(gives);
            tests = List.copyOf(tests);
        }

        @Override
        public boolean passes(Example test) {
            return matches(test.identity()) == test.matches();
        }

        /// A rule that fails does not match: it is for identities that have what it asks for.
        boolean matches(JsonNode identity) {
            return matched(when.evaluate("identity", identity));
        }

        static boolean matched(Evaluation evaluation) {
            return switch (evaluation) {
                case Evaluation.Matched _ -> true;
                case Evaluation.NotMatched _, Evaluation.Failed _ -> false;
            };
        }
    }

    /// What the identities of the people of a group are for.
    ///
    /// @param group matches the whole name of the group, in linear time
    record Grouping(String id, int order, IdentityClass gives, Pattern group, List<Example> tests)
            implements IdentityRule {

        public Grouping {
            check(id, order);
            given(gives);
            tests = List.copyOf(tests);
        }

        @Override
        public boolean passes(Example test) {
            return matches(test.groups()) == test.matches();
        }

        /// @param groups names of the groups that the person is in
        boolean matches(Collection<String> groups) {
            return groups.stream().anyMatch(group::matches);
        }
    }

    /// A test at the bottom of the file.
    ///
    /// @param names whom a joining rule names
    /// @param groups names of groups, for a rule by group
    /// @param matches whether a rule for classes matches
    record Example(
            String name,
            JsonNode identity,
            List<String> names,
            List<String> groups,
            boolean matches) {

        public Example {
            names = List.copyOf(names);
            groups = List.copyOf(groups);
        }
    }

    private static void given(IdentityClass gives) {
        if (gives == IdentityClass.PERSON
                || gives == IdentityClass.LEAVER
                || gives == IdentityClass.ORPHAN) {
            throw new IllegalArgumentException(
                    "class " + gives + " follows from who is joined, not from a rule");
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
