package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.SeededCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random policies over a world so small that every request in it can be asked.
public final class RandomPolicies {

    public static final List<String> ACTIONS = List.of("a:x", "a:y", "b:x", "b:y");
    public static final List<String> RESOURCES = List.of("r1", "r2", "q1");

    private static final List<String> ACTION_PATTERNS =
            List.of("*", "a:*", "b:*", "a:x", "A:Y", "b:x", "?:y");
    private static final List<String> RESOURCE_PATTERNS = List.of("*", "r*", "r1", "q?", "*1");

    private RandomPolicies() {}

    public static List<NamedPolicy> policies(Random random) {
        List<NamedPolicy> policies = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            policies.add(
                    random.nextInt(10) == 0
                            ? new NamedPolicy.Unread("p" + i, null, "it is missing")
                            : PolicyFixture.policyNamed("p" + i, null, statements(random)));
        }
        return policies;
    }

    public static String[] statements(Random random) {
        String[] statements = new String[1 + random.nextInt(3)];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = statement(random, random.nextInt(3) == 0 ? "Deny" : "Allow");
        }
        return statements;
    }

    public static String statement(Random random, String effect) {
        String statement =
                "{'Effect': '%s', '%sAction': '%s', '%sResource': '%s'}"
                        .formatted(
                                effect,
                                random.nextInt(5) == 0 ? "Not" : "",
                                SeededCases.oneOf(random, ACTION_PATTERNS),
                                random.nextInt(5) == 0 ? "Not" : "",
                                SeededCases.oneOf(random, RESOURCE_PATTERNS));
        return random.nextInt(4) == 0 ? PolicyFixture.given(statement) : statement;
    }
}
