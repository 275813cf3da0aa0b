package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Small accounts, written briefly.
final class World {

    static final String HOME = "111122223333";
    static final String AWAY = "444455556666";

    private World() {}

    static String user(String name) {
        return "arn:aws:iam::" + HOME + ":user/" + name;
    }

    static String role(String name) {
        return role(HOME, name);
    }

    static String role(String account, String name) {
        return "arn:aws:iam::" + account + ":role/" + name;
    }

    static String group(String name) {
        return "arn:aws:iam::" + HOME + ":group/" + name;
    }

    /// Such as `Allow sts:AssumeRole *`; several actions or resources are separated by commas.
    static String statement(String words, String... conditions) {
        String[] parts = words.split(" ", 3);
        return """
        {"Effect": "%s", "Action": [%s], "Resource": [%s]%s}
        """
                .formatted(parts[0], quoted(parts[1]), quoted(parts[2]), condition(conditions));
    }

    private static String quoted(String list) {
        return List.of(list.split(",")).stream()
                .map(each -> '"' + each + '"')
                .collect(Collectors.joining(", "));
    }

    private static String condition(String... conditions) {
        return conditions.length == 0 ? "" : ", \"Condition\": " + String.join(", ", conditions);
    }

    static String document(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(", ", statements)
                + "]}";
    }

    static NamedPolicy inline(String... statements) {
        return NamedPolicy.of("inline", null, document(statements));
    }

    static PolicySet allow(String... allowed) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (String words : allowed) {
            policies.add(inline(statement("Allow " + words)));
        }
        return new PolicySet(policies);
    }

    /// @param principal such as `"AWS": "111122223333"`
    static PolicySet trust(String principal, String... conditions) {
        return PolicySet.of(
                NamedPolicy.of(
                        "trust policy",
                        null,
                        document(
                                """
                                {"Effect": "Allow", "Principal": {%s},
                                 "Action": "sts:AssumeRole"%s}
                                """
                                        .formatted(principal, condition(conditions))),
                        PolicyKind.TRUST));
    }

    static PolicySet trustOf(String arn) {
        return trust("\"AWS\": \"" + arn + "\"");
    }

    static PolicySet trustOfService(String service) {
        return trust("\"Service\": \"" + service + ".amazonaws.com\"");
    }

    /// An administrator role that trusts whom it is told.
    static Identity administrator(String name, PolicySet trust) {
        return Identity.role(role(name), allow("* *"), trust);
    }
}
