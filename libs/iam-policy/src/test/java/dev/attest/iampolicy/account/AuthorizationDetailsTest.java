package dev.attest.iampolicy.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationDetailsTest {

    private static final String ALLOW =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}
            """;

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}
            """;

    private static final String WHOLE =
            """
            {"UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/anna",
               "GroupList": ["readers"],
               "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": %1$s}],
               "AttachedManagedPolicies":
                 [{"PolicyName": "ours", "PolicyArn": "arn:aws:iam::111122223333:policy/ours"}],
               "PermissionsBoundary":
                 {"PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/ours"}}],
             "GroupDetailList": [{"Arn": "arn:aws:iam::111122223333:group/all/readers",
               "GroupPolicyList": [{"PolicyName": "read", "PolicyDocument": %1$s}]}],
             "RoleDetailList": [{"Arn": "arn:aws:iam::444455556666:role/machine",
               "AssumeRolePolicyDocument": %2$s,
               "InstanceProfileList": [{"InstanceProfileName": "machine"}]}],
             "Policies": [{"Arn": "arn:aws:iam::111122223333:policy/ours", "PolicyVersionList": [
               {"VersionId": "v2", "IsDefaultVersion": true, "Document": %1$s},
               {"VersionId": "v1", "IsDefaultVersion": false, "Document": %1$s}]}]}
            """
                    .formatted(ALLOW, TRUST);

    @Test
    void shouldReadWhoIsThereAndWhatTheyHold() throws JsonProcessingException {
        // When
        AuthorizationDetails details = read(WHOLE);

        // Then
        assertThat(details.problems()).isEmpty();
        assertThat(details.accounts())
                .extracting(Account::id)
                .containsExactly("111122223333", "444455556666");
        Account first = details.accounts().getFirst();
        Identity anna = first.identity("arn:aws:iam::111122223333:user/anna").orElseThrow();
        assertThat(anna.access(ControlPolicies.none()).identity().policies())
                .extracting(NamedPolicy::name)
                .containsExactly("ours", "own", "read");
        assertThat(anna.boundary()).isPresent();
        assertThat(first.olderVersions()).containsOnlyKeys("arn:aws:iam::111122223333:policy/ours");
        Identity machine =
                details.accounts()
                        .getLast()
                        .identity("arn:aws:iam::444455556666:role/machine")
                        .orElseThrow();
        assertThat(machine.runsMachines()).isTrue();
        assertThat(machine.trust().orElseThrow().read()).hasSize(1);
    }

    @Test
    void shouldNameWhatItCannotReadAndGoOn() throws JsonProcessingException {
        // Given
        String broken =
                """
                {"UserDetailList": [
                   {"Arn": "anna"},
                   {"Arn": "arn:aws:iam::111122223333:user/bert", "GroupList": ["nobody"],
                    "AttachedManagedPolicies": [{"PolicyArn": "arn:aws:iam::aws:policy/X"}],
                    "UserPolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": 1}}]}]}
                """;

        // When
        AuthorizationDetails details = read(broken);

        // Then
        assertThat(details.problems())
                .extracting(PolicyProblem::pointer)
                .containsExactly(
                        "/UserDetailList/0/Arn",
                        "/UserDetailList/1/GroupList/0",
                        "/UserDetailList/1/UserPolicyList/0/PolicyDocument/Statement");
        Identity bert =
                details.accounts()
                        .getFirst()
                        .identity("arn:aws:iam::111122223333:user/bert")
                        .orElseThrow();
        assertThat(bert.access(ControlPolicies.none()).identity().unread())
                .extracting(NamedPolicy::name)
                .containsExactly("X", "p", "nobody");
    }

    @Test
    void shouldTellOfWhatIsTwiceOrMissing() throws JsonProcessingException {
        // Given
        String pages =
                """
                {"IsTruncated": true, "RoleDetailList": {"a": 1}, "GroupDetailList": "x",
                 "UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/anna"},
                   {"Arn": "arn:aws:iam::111122223333:user/x:role/y"},
                   {"Arn": "arn:aws:iam::111122223333:user/anna"}]}
                """;

        // When
        AuthorizationDetails details = read(pages);

        // Then
        assertThat(details.problems())
                .extracting(PolicyProblem::pointer)
                .containsExactly(
                        "/IsTruncated",
                        "/GroupDetailList",
                        "/UserDetailList/2/Arn",
                        "/RoleDetailList");
        assertThat(details.accounts().getFirst().identities()).hasSize(2);
    }

    @Test
    void shouldKeepTheFirstOfTwoGroups() throws JsonProcessingException {
        // Given
        String twice =
                """
                {"GroupDetailList": [
                   {"Arn": "arn:aws:iam::111122223333:group/ops", "GroupPolicyList": [{"PolicyName": "first",
                     "PolicyDocument": {"Version": "2012-10-17", "Statement": []}}]},
                   {"Arn": "arn:aws:iam::111122223333:group/ops", "GroupPolicyList": []}],
                 "UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/anna", "GroupList": ["ops"]}]}
                """;

        // When
        AuthorizationDetails details = read(twice);

        // Then
        assertThat(details.problems())
                .extracting(PolicyProblem::pointer)
                .containsExactly("/GroupDetailList/1/Arn");
        assertThat(details.accounts().getFirst().groups().values())
                .containsExactlyElementsOf(
                        details.accounts()
                                .getFirst()
                                .identities()
                                .values()
                                .iterator()
                                .next()
                                .groups())
                .singleElement()
                .satisfies(ops -> assertThat(ops.policies().policies()).hasSize(1));
    }

    @Test
    void shouldKeepTheFirstOfTwoDefaultVersions() throws JsonProcessingException {
        // Given
        String both = WHOLE.replace("false", "true").replace("v2", "v3");

        // When
        AuthorizationDetails details = read(both);

        // Then
        assertThat(details.problems())
                .extracting(PolicyProblem::pointer)
                .containsExactly("/Policies/0/PolicyVersionList/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"Version\": \"2012-10-17\", \"Statement\": []}"})
    void shouldSayWhenItIsSomethingElse(String json) throws JsonProcessingException {
        // When
        AuthorizationDetails details = read(json);

        // Then
        assertThat(details.accounts()).isEmpty();
        assertThat(details.problems()).hasSize(1);
    }

    private static AuthorizationDetails read(String json) throws JsonProcessingException {
        return AuthorizationDetails.read(new ObjectMapper().readTree(json));
    }
}
