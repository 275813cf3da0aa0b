package dev.attest.iampolicy.decision;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.deny;
import static dev.attest.iampolicy.decision.PolicyFixture.given;

import dev.attest.iampolicy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/// One row of `evaluation.csv`: the words of a cell as policies.
///
/// A cell of a layer is `allow`, `-` (allows something else), `deny` (allows and denies), `if`
/// (allows under an open condition), `none` (no policy), `unread`, or several of them for several
/// levels. A cell of the resource policy says whom it names.
record EvaluationRow(PrincipalAccess access, ResourceAccess resource, Request request) {

    private static final NamedPolicy UNREAD =
            new NamedPolicy.Unread("unread", null, "it is not known");

    static EvaluationRow of(ArgumentsAccessor row) {
        Request request = request(word(row, 9), word(row, 8).equals("same"));
        PrincipalAccess access =
                new PrincipalAccess(
                        Names.principal(word(row, 0)),
                        set(word(row, 1), PolicyKind.IDENTITY),
                        limit(row.getString(2)),
                        limit(row.getString(3)),
                        levels(row.getString(4), PolicyKind.SERVICE_CONTROL));
        return new EvaluationRow(access, resource(row, request), request);
    }

    private static String word(ArgumentsAccessor row, int column) {
        return Objects.requireNonNull(row.getString(column), "column " + column);
    }

    private static Request request(String name, boolean same) {
        String account = same ? Names.ACCOUNT : Names.OTHER;
        return switch (name) {
            case "bucket" -> Request.of("s3:GetObject", "arn:aws:s3:::b/k");
            case "key" -> Request.of("kms:Decrypt", "arn:aws:kms:eu-west-1:" + account + ":key/1");
            case "retire" ->
                    Request.of("kms:RetireGrant", "arn:aws:kms:eu-west-1:" + account + ":key/1");
            case "keys" -> Request.of("kms:ListKeys", "*");
            case "role" -> Request.of("sts:AssumeRole", "arn:aws:iam::" + account + ":role/target");
            default -> throw new AssertionError(name);
        };
    }

    private static ResourceAccess resource(ArgumentsAccessor row, Request request) {
        ResourceAccess resource =
                ResourceAccess.of(request.resource())
                        .in(word(row, 8).equals("same") ? Names.ACCOUNT : Names.OTHER)
                        .under(levels(row.getString(5), PolicyKind.RESOURCE_CONTROL));
        if ("unread".equals(row.getString(6))) {
            return resource.with(PolicySet.of(UNREAD));
        }
        List<String> statements = new ArrayList<>();
        Stream.of("Allow", "Deny")
                .forEach(effect -> {
                    String cell = row.getString(effect.equals("Allow") ? 6 : 7);
                    if (cell != null) {
                        statements.add(statement(effect, cell));
                    }
                });
        if (statements.isEmpty()) {
            return resource;
        }
        PolicyKind kind =
                request.action().startsWith("sts:") ? PolicyKind.TRUST : PolicyKind.RESOURCE;
        return resource.with(
                PolicySet.of(
                        PolicyFixture.of(kind, "resource", statements.toArray(String[]::new))));
    }

    private static String statement(String effect, String cell) {
        boolean open = cell.startsWith("if:");
        boolean negated = cell.startsWith("not:");
        String names = open || negated ? cell.substring(cell.indexOf(':') + 1) : cell;
        String statement =
                "{'Effect': '%s', 'Action': '*', '%sPrincipal': %s}"
                        .formatted(effect, negated ? "Not" : "", Names.elements(names));
        return open ? given(statement) : statement;
    }

    private static Optional<PolicySet> limit(@Nullable String cell) {
        return Optional.ofNullable(cell).map(word -> set(word, PolicyKind.IDENTITY));
    }

    private static ControlPolicies levels(@Nullable String cell, PolicyKind kind) {
        if (cell == null) {
            return ControlPolicies.none();
        }
        boolean management = cell.startsWith("management:");
        String words = management ? cell.substring(cell.indexOf(':') + 1) : cell;
        ControlPolicies levels =
                ControlPolicies.of(
                        Stream.of(words.split("/"))
                                .map(word -> set(word, kind))
                                .toArray(PolicySet[]::new));
        return management ? levels.ofManagementAccount() : levels;
    }

    private static PolicySet set(String word, PolicyKind kind) {
        boolean rcp = kind == PolicyKind.RESOURCE_CONTROL;
        String everything = rcp ? everybody(allow("*", "*")) : allow("*", "*");
        return switch (word) {
            case "allow" -> PolicySet.of(PolicyFixture.of(kind, "allows", everything));
            case "-" -> PolicySet.of(PolicyFixture.of(kind, "other", allow("ec2:*", "*")));
            case "deny" ->
                    PolicySet.of(
                            PolicyFixture.of(kind, "allows", everything),
                            PolicyFixture.of(
                                    kind,
                                    "denies",
                                    rcp ? everybody(deny("*", "*")) : deny("*", "*")));
            case "if" -> PolicySet.of(PolicyFixture.of(kind, "if", given(everything)));
            case "none" -> PolicySet.empty();
            case "unread" -> PolicySet.of(UNREAD);
            default -> throw new AssertionError(word);
        };
    }

    private static String everybody(String statement) {
        return statement.replace("{'Effect'", "{'Principal': '*', 'Effect'");
    }
}
