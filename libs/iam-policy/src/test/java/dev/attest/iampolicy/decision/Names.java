package dev.attest.iampolicy.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Short names for principals in tests, as those who ask and as elements of policies.
final class Names {

    static final String ACCOUNT = "111122223333";
    static final String OTHER = "444455556666";
    static final String USER = "arn:aws:iam::111122223333:user/anna";
    static final String ROLE = "arn:aws:iam::111122223333:role/team/reader";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/reader/anna";
    static final String LINKED =
            "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX";

    private static final Map<String, String> ELEMENTS =
            Map.ofEntries(
                    Map.entry("user", "AWS=" + USER),
                    Map.entry("anotheruser", "AWS=arn:aws:iam::111122223333:user/bob"),
                    Map.entry("role", "AWS=" + ROLE),
                    Map.entry("anotherrole", "AWS=arn:aws:iam::111122223333:role/team/writer"),
                    Map.entry("session", "AWS=" + SESSION),
                    Map.entry(
                            "anothersession",
                            "AWS=arn:aws:sts::111122223333:assumed-role/reader/bob"),
                    Map.entry("allsessions", "AWS=arn:aws:sts::111122223333:assumed-role/reader/*"),
                    Map.entry("federated", "AWS=arn:aws:sts::111122223333:federated-user/guest"),
                    Map.entry("account", "AWS=arn:aws:iam::111122223333:root"),
                    Map.entry("accountid", "AWS=111122223333"),
                    Map.entry("other", "AWS=" + OTHER),
                    Map.entry("everyone", "AWS=*"),
                    Map.entry("id", "AWS=AIDACKCEVSQ6C2EXAMPLE"),
                    Map.entry("service", "Service=lambda.amazonaws.com"),
                    Map.entry("anotherservice", "Service=ec2.amazonaws.com"),
                    Map.entry("provider", "Federated=arn:aws:iam::111122223333:saml-provider/Okta"),
                    Map.entry("anotherprovider", "Federated=accounts.google.com"),
                    Map.entry("canonical", "CanonicalUser=79a59df900b949e55d96a1e698fbacedfd6e09"));

    private Names() {}

    static Principal principal(String name) {
        return switch (name) {
            case "nobody" -> Principal.unknown();
            case "root" -> principalOf("arn:aws:iam::111122223333:root");
            case "slr" -> principalOf(LINKED);
            case "slrsession" -> Principal.sessionOf(LINKED, "s");
            case "federatedofuser" -> new Principal(value("federated"), List.of(), USER);
            default -> principalOf(value(name));
        };
    }

    /// The Principal element that names them all, such as `{'AWS': ['…']}`.
    static String elements(String names) {
        Map<String, String> byType =
                Stream.of(names.split(","))
                        .map(name -> pair(name))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair -> "'" + pair[1] + "'",
                                        (one, more) -> one + ", " + more,
                                        LinkedHashMap::new));
        return byType.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "': [" + entry.getValue() + "]")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Principal principalOf(String arn) {
        return new Principal(arn, List.of());
    }

    private static String value(String name) {
        return pair(name)[1];
    }

    /// Type and value.
    private static String[] pair(String name) {
        return Objects.requireNonNull(ELEMENTS.get(name), name).split("=", 2);
    }
}
