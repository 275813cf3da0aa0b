package dev.attest.iampolicy.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads authorization details: policies first, then groups, then who holds them.
final class DetailsReader {

    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:iam::([0-9]{12}|aws):(user|role|group|policy)/.+");

    private final JsonNode output;
    private final PolicyShelf shelf = new PolicyShelf();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Map<String, NamedPolicy> managed = new LinkedHashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Group> byName = new HashMap<>();
    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final SortedMap<String, SortedMap<String, Identity>> identities = new TreeMap<>();

    DetailsReader(JsonNode output) {
        this.output = output;
    }

    AuthorizationDetails read() {
        if (!output.isObject() || LISTS.stream().noneMatch(output::has)) {
            problem("", "not authorization details: an object with " + String.join(", ", LISTS));
        }
        if (output.path("IsTruncated").asBoolean()) {
            problem(
                    "/IsTruncated",
                    "the output is one page of several: what the others tell is missing");
        }
        each("Policies", "policy", this::managedPolicy);
        each("GroupDetailList", "group", this::group);
        each("UserDetailList", "user", this::user);
        each("RoleDetailList", "role", this::role);
        problems.addAll(shelf.problems());
        List<Account> accounts = new ArrayList<>();
        identities.forEach((id, members) -> accounts.add(account(id, members)));
        return new AuthorizationDetails(accounts, managed, problems);
    }

    private Account account(String id, SortedMap<String, Identity> members) {
        SortedMap<String, Group> own = new TreeMap<>();
        groups.forEach((arn, group) -> {
            if (id.equals(accountOf(arn))) {
                own.put(arn, group);
            }
        });
        return new Account(id, members, own, shelf.olderVersions(id), ControlPolicies.none());
    }

    private interface Entry {
        void read(String arn, JsonNode entry, String pointer);
    }

    private void each(String list, String kind, Entry reader) {
        JsonNode entries = output.path(list);
        if (!entries.isArray()) {
            if (!entries.isMissingNode()) {
                problem("/" + list, "not a list");
            }
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/" + list + "/" + i;
            String arn = entries.get(i).path("Arn").asText();
            Matcher matcher = ARN.matcher(arn);
            if (matcher.matches() && matcher.group(2).equals(kind)) {
                reader.read(arn, entries.get(i), pointer);
            } else {
                problem(pointer + "/Arn", "not the ARN of a " + kind + ": " + arn);
            }
        }
    }

    private void managedPolicy(String arn, JsonNode entry, String pointer) {
        shelf.add(arn, entry, pointer);
        managed.put(arn, shelf.managed(arn));
    }

    private void group(String arn, JsonNode entry, String pointer) {
        if (groups.containsKey(arn)) {
            twice(arn, pointer);
            return;
        }
        Group group = new Group(arn, policies(entry, "GroupPolicyList", pointer));
        groups.put(arn, group);
        identities.computeIfAbsent(accountOf(arn), account -> new TreeMap<>());
        byName.put(accountOf(arn) + arn.substring(arn.lastIndexOf('/')), group);
    }

    private void user(String arn, JsonNode entry, String pointer) {
        add(
                new Identity(
                        arn,
                        policies(entry, "UserPolicyList", pointer),
                        groupsOf(arn, entry, pointer),
                        boundary(entry),
                        Optional.empty(),
                        false,
                        Credentials.UNKNOWN),
                pointer);
    }

    private void role(String arn, JsonNode entry, String pointer) {
        NamedPolicy trust =
                shelf.inline(
                        "trust policy",
                        entry.path("AssumeRolePolicyDocument"),
                        PolicyKind.TRUST,
                        pointer + "/AssumeRolePolicyDocument");
        add(
                new Identity(
                        arn,
                        policies(entry, "RolePolicyList", pointer),
                        List.of(),
                        boundary(entry),
                        Optional.of(PolicySet.of(trust)),
                        !entry.path("InstanceProfileList").isEmpty(),
                        Credentials.UNKNOWN),
                pointer);
    }

    private void add(Identity identity, String pointer) {
        Identity before =
                identities
                        .computeIfAbsent(identity.account(), account -> new TreeMap<>())
                        .putIfAbsent(identity.arn(), identity);
        if (before != null) {
            twice(identity.arn(), pointer);
        }
    }

    private void twice(String arn, String pointer) {
        problem(pointer + "/Arn", "is there twice, and taken as first told: " + arn);
    }

    /// Groups are named without account and path: the account is the user's.
    private List<Group> groupsOf(String user, JsonNode entry, String pointer) {
        List<Group> found = new ArrayList<>();
        JsonNode names = entry.path("GroupList");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            Optional<Group> group = Optional.ofNullable(byName.get(accountOf(user) + "/" + name));
            found.add(group.orElseGet(() -> unknownGroup(user, name)));
            if (group.isEmpty()) {
                problem(pointer + "/GroupList/" + i, "there is no group " + name);
            }
        }
        return found;
    }

    private static Group unknownGroup(String user, String name) {
        String arn = user.substring(0, user.indexOf(":user/")) + ":group/" + name;
        return new Group(
                arn, PolicySet.of(new NamedPolicy.Unread(name, null, "the group is not told")));
    }

    private Optional<PolicySet> boundary(JsonNode entry) {
        String arn = entry.path("PermissionsBoundary").path("PermissionsBoundaryArn").asText();
        return arn.isEmpty() ? Optional.empty() : Optional.of(PolicySet.of(shelf.managed(arn)));
    }

    private PolicySet policies(JsonNode entry, String inline, String pointer) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode attached : entry.path("AttachedManagedPolicies")) {
            policies.add(shelf.managed(attached.path("PolicyArn").asText()));
        }
        JsonNode own = entry.path(inline);
        for (int i = 0; i < own.size(); i++) {
            policies.add(
                    shelf.inline(
                            own.get(i).path("PolicyName").asText("inline"),
                            own.get(i).path("PolicyDocument"),
                            PolicyKind.IDENTITY,
                            pointer + "/" + inline + "/" + i + "/PolicyDocument"));
        }
        return new PolicySet(policies);
    }

    private void problem(String pointer, String message) {
        problems.add(new PolicyProblem(pointer, message));
    }

    private static String accountOf(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
