package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
import org.jspecify.annotations.Nullable;

/// Short ways to write policies in tests.
public final class PolicyFixture {

    private PolicyFixture() {}

    /// A policy of the statements, in JSON with single quotes for brevity.
    public static NamedPolicy policy(String... statements) {
        return policyNamed("policy", null, statements);
    }

    public static NamedPolicy policyNamed(String name, @Nullable String arn, String... statements) {
        return of(PolicyKind.IDENTITY, name, arn, statements);
    }

    /// A policy of any kind.
    public static NamedPolicy of(PolicyKind kind, String name, String... statements) {
        return of(kind, name, null, statements);
    }

    private static NamedPolicy of(
            PolicyKind kind, String name, @Nullable String arn, String... statements) {
        String document =
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                        + String.join(", ", statements).replace('\'', '"')
                        + "]}";
        NamedPolicy policy = NamedPolicy.of(name, arn, document, kind);
        if (policy instanceof NamedPolicy.Unread unread) {
            throw new AssertionError(unread.reason() + " in " + document);
        }
        return policy;
    }

    public static String allow(String action, String resource) {
        return "{'Effect': 'Allow', 'Action': '" + action + "', 'Resource': '" + resource + "'}";
    }

    public static String deny(String action, String resource) {
        return "{'Effect': 'Deny', 'Action': '" + action + "', 'Resource': '" + resource + "'}";
    }

    /// The statement under a condition.
    public static String given(String statement) {
        return statement.substring(0, statement.length() - 1)
                + ", 'Condition': {'IpAddress': {'aws:SourceIp': '10.0.0.0/8'}}}";
    }
}
