package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;

/// What a statement of a resource control policy must keep to, beyond the common grammar.
///
/// Source: Organizations User Guide, "RCP syntax".
final class ResourceControlRules {

    private final Problems problems;

    ResourceControlRules(Problems problems) {
        this.problems = problems;
    }

    void check(Statement statement, JsonNode node, String pointer) {
        for (String missing : new String[] {"NotPrincipal", "NotAction"}) {
            if (node.has(missing)) {
                problems.add(
                        pointer + "/" + missing, "a resource control policy has no " + missing);
            }
        }
        Principals principals = statement.principals();
        if (principals != null
                && !principals.elements().stream()
                        .allMatch(PrincipalElement.Everyone.class::isInstance)) {
            problems.add(
                    pointer + "/Principal", "a resource control policy speaks of everybody: \"*\"");
        }
        if (statement.effect() == Effect.ALLOW && !allowsEverything(statement)) {
            problems.add(
                    pointer + "/Effect",
                    "only RCPFullAWSAccess allows, and it allows everything on every resource");
        }
    }

    private static boolean allowsEverything(Statement statement) {
        Resources resources = statement.resources();
        return statement.actions().coverEverything()
                && resources != null
                && resources.coverEverything()
                && statement.conditions().isEmpty();
    }
}
