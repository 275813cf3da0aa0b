package dev.attest.iamaudit.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads authorization details: policies first, then who holds them.
///
/// Source: IAM API Reference, "GetAccountAuthorizationDetails".
final class InventoryReader {

    private static final String ARN = "arn:[^:]+:iam::([0-9]{12}|aws):%s/.+";
    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final JsonNode output;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Map<String, NamedPolicy> managed = new HashMap<>();
    private final List<ManagedPolicy> policies = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    InventoryReader(JsonNode output) {
        this.output = output;
    }

    Inventory read() {
        for (String list : LISTS) {
            if (!output.path(list).isArray()) {
                problem("/" + list, "is no list; all four of AWS are wanted");
            }
        }
        if (output.path("IsTruncated").asBoolean()) {
            problem("/IsTruncated", "the output is one page of several");
        }
        each("Policies", "policy", this::managedPolicy);
        each("UserDetailList", "user", this::user);
        each("GroupDetailList", "group", this::group);
        each("RoleDetailList", "role", this::role);
        return new Inventory(holders, policies, problems);
    }

    private interface Entry {
        void read(String arn, JsonNode entry, String pointer);
    }

    private void each(String list, String kind, Entry reader) {
        Pattern arns = Pattern.compile(ARN.formatted(kind));
        JsonNode entries = output.path(list);
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/" + list + "/" + i;
            String arn = entries.path(i).path("Arn").asText();
            if (!arns.matcher(arn).matches()) {
                problem(pointer + "/Arn", "not the ARN of a " + kind + ": " + arn);
            } else if (!seen.add(arn)) {
                problem(pointer + "/Arn", "stands there twice: " + arn);
            } else {
                reader.read(arn, entries.path(i), pointer);
            }
        }
    }

    private void managedPolicy(String arn, JsonNode entry, String pointer) {
        String list = pointer + "/PolicyVersionList";
        NamedPolicy policy = null;
        JsonNode versions = entry.path("PolicyVersionList");
        for (int i = 0; i < versions.size(); i++) {
            if (!versions.path(i).path("IsDefaultVersion").asBoolean()) {
                continue;
            }
            if (policy == null) {
                policy =
                        parsed(
                                Identity.name(arn),
                                arn,
                                versions.path(i).path("Document"),
                                PolicyKind.IDENTITY,
                                list + "/" + i + "/Document");
            } else {
                problem(list + "/" + i, "another version of " + arn + " is the default already");
            }
        }
        if (policy == null) {
            problem(list, "no version is the default");
            policy = new NamedPolicy.Unread(Identity.name(arn), arn, "no version is the default");
        }
        if (!entry.path("AttachmentCount").isInt()) {
            problem(pointer + "/AttachmentCount", "is no number");
        }
        managed.put(arn, policy);
        policies.add(new ManagedPolicy(arn, entry.path("AttachmentCount").asInt(), policy));
    }

    private void user(String arn, JsonNode entry, String pointer) {
        List<String> groups = new ArrayList<>();
        entry.path("GroupList").forEach(group -> groups.add(group.asText()));
        holders.add(
                new Holder(
                        HolderKind.USER,
                        arn,
                        attached(entry),
                        inline(entry, "UserPolicyList", pointer),
                        groups,
                        boundary(entry),
                        Optional.empty()));
    }

    private void group(String arn, JsonNode entry, String pointer) {
        holders.add(
                new Holder(
                        HolderKind.GROUP,
                        arn,
                        attached(entry),
                        inline(entry, "GroupPolicyList", pointer),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void role(String arn, JsonNode entry, String pointer) {
        String trust = "AssumeRolePolicyDocument";
        holders.add(
                new Holder(
                        HolderKind.ROLE,
                        arn,
                        attached(entry),
                        inline(entry, "RolePolicyList", pointer),
                        List.of(),
                        boundary(entry),
                        Optional.of(
                                parsed(
                                        "trust policy",
                                        null,
                                        entry.path(trust),
                                        PolicyKind.TRUST,
                                        pointer + "/" + trust))));
    }

    private List<NamedPolicy> attached(JsonNode entry) {
        List<NamedPolicy> attached = new ArrayList<>();
        for (JsonNode each : entry.path("AttachedManagedPolicies")) {
            attached.add(managed(each.path("PolicyArn").asText()));
        }
        return attached;
    }

    private Optional<NamedPolicy> boundary(JsonNode entry) {
        String arn = entry.path("PermissionsBoundary").path("PermissionsBoundaryArn").asText();
        return arn.isEmpty() ? Optional.empty() : Optional.of(managed(arn));
    }

    private NamedPolicy managed(String arn) {
        NamedPolicy known = managed.get(arn);
        return known != null
                ? known
                : new NamedPolicy.Unread(Identity.name(arn), arn, "its document is not told");
    }

    private List<NamedPolicy> inline(JsonNode entry, String list, String pointer) {
        List<NamedPolicy> inline = new ArrayList<>();
        JsonNode own = entry.path(list);
        for (int i = 0; i < own.size(); i++) {
            inline.add(
                    parsed(
                            own.path(i).path("PolicyName").asText("inline"),
                            null,
                            own.path(i).path("PolicyDocument"),
                            PolicyKind.IDENTITY,
                            pointer + "/" + list + "/" + i + "/PolicyDocument"));
        }
        return inline;
    }

    private NamedPolicy parsed(
            String name, @Nullable String arn, JsonNode document, PolicyKind kind, String pointer) {
        ParsedPolicy parsed = PolicyParser.parse(document, kind);
        if (parsed instanceof ParsedPolicy.Invalid(List<PolicyProblem> found)) {
            found.forEach(each -> problem(pointer + each.pointer(), each.message()));
        }
        return NamedPolicy.of(name, arn, parsed);
    }

    private void problem(String pointer, String message) {
        problems.add(new PolicyProblem(pointer, message));
    }
}
