package dev.attest.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A whole account as `aws iam get-account-authorization-details` shows it, from a public example.
class RealAccountTest {

    private static final String FILE =
            "shared/data/account/cloudsplaining-example/authorization-details.json";

    @Test
    void shouldReadEveryDocument() throws IOException {
        // Given
        JsonNode account = account();
        List<String> broken = new ArrayList<>();

        // When
        account.findValues("PolicyVersionList")
                .forEach(v -> v.findValues("Document").forEach(d -> check(broken, d, false)));
        account.findValues("PolicyDocument").forEach(d -> check(broken, d, false));
        account.findValues("AssumeRolePolicyDocument").forEach(d -> check(broken, d, true));

        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldTellWhoIsAdministrator() throws IOException {
        // Given
        JsonNode account = account();

        // When
        Set<String> administrators = names(account, PolicyMeaning::administrator);

        // Then
        assertThat(administrators)
                .containsExactly(
                        "AWS-QuickSetup-StackSet-Local-ExecutionRole",
                        "AWSReservedSSO_AdministratorAccess_dc6414f7f2ab04fc",
                        "OrganizationAccountAccessRole",
                        "obama",
                        "privesc-AssumeRole-ending-role",
                        "privesc-high-priv-service-role",
                        "stacksets-exec-b5520cb2730c2f54b523d6375a319abb",
                        "userwithlotsofpermissions");
    }

    @Test
    void shouldTellWhoCanEscalateAndWhoOnlySeemsTo() throws IOException {
        // Given
        JsonNode account = account();

        // When
        Set<String> escalating = names(account, PolicyMeaning::escalation);

        // Then
        assertThat(escalating)
                .contains(
                        "fn1-privesc3-partial-user",
                        "fn2-exploitableResourceConstraint-user",
                        "fn4-exploitableNotAction-user",
                        "privesc-sre-user",
                        "privesc10-PutUserPolicy-user",
                        "privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo-user",
                        "privesc2-SetExistingDefaultPolicyVersion-user",
                        "privesc20-PassExistingRoleToCloudFormation-user")
                .doesNotContain(
                        "fp1-allow-and-deny-user",
                        "fp2-allow-and-deny-multiple-policies-user",
                        "fp3-deny-iam-user",
                        "fp4-nonExploitableResourceConstraint-user",
                        "privesc-AssumeRole-start-user");
    }

    private static Set<String> names(JsonNode account, Function<PolicyMeaning, Standing> question) {
        Set<String> names = new TreeSet<>();
        for (String list : List.of("UserDetailList", "RoleDetailList")) {
            String name = list.equals("UserDetailList") ? "UserName" : "RoleName";
            for (JsonNode principal : account.required(list)) {
                if (question.apply(PolicyMeaning.of(access(account, principal))) == Standing.YES) {
                    names.add(principal.required(name).textValue());
                }
            }
        }
        return names;
    }

    private static PrincipalAccess access(JsonNode account, JsonNode principal) {
        Map<String, JsonNode> managed = new HashMap<>();
        for (JsonNode policy : account.required("Policies")) {
            for (JsonNode version : policy.required("PolicyVersionList")) {
                if (version.path("IsDefaultVersion").asBoolean()) {
                    managed.put(policy.required("Arn").textValue(), version.required("Document"));
                }
            }
        }
        List<NamedPolicy> policies = new ArrayList<>(policies(principal, managed));
        for (JsonNode group : principal.path("GroupList")) {
            for (JsonNode candidate : account.required("GroupDetailList")) {
                if (candidate.required("GroupName").equals(group)) {
                    policies.addAll(policies(candidate, managed));
                }
            }
        }
        return new PrincipalAccess(
                new Principal(principal.required("Arn").textValue(), List.of()),
                new PolicySet(policies),
                Optional.empty());
    }

    private static List<NamedPolicy> policies(JsonNode holder, Map<String, JsonNode> managed) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode attached : holder.path("AttachedManagedPolicies")) {
            String arn = attached.required("PolicyArn").textValue();
            JsonNode document = managed.get(arn);
            policies.add(
                    document == null
                            ? new NamedPolicy.Unread(arn, arn, "the export lacks it")
                            : NamedPolicy.of(arn, arn, document));
        }
        for (String list : List.of("UserPolicyList", "GroupPolicyList", "RolePolicyList")) {
            for (JsonNode inline : holder.path(list)) {
                policies.add(
                        NamedPolicy.of(
                                inline.required("PolicyName").textValue(),
                                null,
                                inline.required("PolicyDocument")));
            }
        }
        return policies;
    }

    private static void check(List<String> broken, JsonNode document, boolean trust) {
        PolicyKind kind = trust ? PolicyKind.TRUST : PolicyKind.IDENTITY;
        if (PolicyParser.parse(document, kind) instanceof ParsedPolicy.Invalid invalid) {
            broken.add(document + ": " + invalid.problems());
        }
    }

    /// The example lies beside the repository, not in it.
    private static JsonNode account() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(FILE);
            if (Files.exists(file)) {
                return new ObjectMapper().readTree(Files.readAllBytes(file));
            }
        }
        assertThat(System.getenv("CI")).as(FILE + " is missing in CI").isNotEqualTo("true");
        Assumptions.abort(FILE + " was not found beside the repository");
        throw new AssertionError("not reached");
    }
}
