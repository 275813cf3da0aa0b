package dev.attest.iampolicy.meaning;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.deny;
import static dev.attest.iampolicy.decision.PolicyFixture.given;
import static dev.attest.iampolicy.decision.PolicyFixture.policy;
import static dev.attest.iampolicy.decision.PolicyFixture.policyNamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyMeaningTest {

    private static final String ANNA = "arn:aws:iam::123456789012:user/anna";

    static Stream<Arguments> shouldKnowAdministratorsByEvaluation() {
        return Stream.of(
                Arguments.of(Standing.YES, policy(allow("*", "*"))),
                Arguments.of(Standing.YES, policy(allow("*:*", "*"))),
                Arguments.of(Standing.YES, policy(allow("**", "**"))),
                Arguments.of(
                        Standing.YES,
                        policy(
                                "{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}",
                                allow("IAM:*", "*"))),
                Arguments.of(Standing.CONDITIONAL, policy(given(allow("*", "*")))),
                Arguments.of(Standing.CONDITIONAL, policy(allow("*", "*"), given(deny("*", "*")))),
                Arguments.of(Standing.NO, policy(allow("*", "*"), deny("s3:DeleteBucket", "*"))),
                Arguments.of(Standing.NO, policy(allow("*", "arn:aws:s3:::*"))),
                Arguments.of(Standing.NO, policy(allow("iam:*", "*"))),
                Arguments.of(
                        Standing.NO,
                        policy("{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}")),
                Arguments.of(
                        Standing.UNKNOWN,
                        new NamedPolicy.Unread("AdministratorAccess", null, "?")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldKnowAdministratorsByEvaluation(Standing expected, NamedPolicy policy) {
        // When
        PolicyMeaning meaning = PolicyMeaning.of(policy);

        // Then
        assertThat(meaning.administrator()).isEqualTo(expected);
    }

    @Test
    void shouldHoldAnAdministratorBackByTheBoundary() {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                        new Principal(ANNA, List.of()),
                        PolicySet.of(policy(allow("*", "*"))),
                        Optional.of(PolicySet.of(policy(allow("s3:*", "*")))));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(access);

        // Then
        assertThat(meaning.administrator()).isEqualTo(Standing.NO);
        assertThat(meaning.escalation()).isEqualTo(Standing.NO);
        assertThat(meaning.sentences()).containsExactly("Can do everything in S3");
    }

    @Test
    void shouldNotCountSelfServiceAsEscalation() {
        // Given
        NamedPolicy own =
                policy(
                        allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}"),
                        allow("iam:UpdateLoginProfile", "arn:aws:iam::*:user/${aws:username}"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(own);

        // Then
        assertThat(meaning.escalation()).isEqualTo(Standing.NO);
    }

    @Test
    void shouldSeeEscalationOnOneself() {
        // Given
        NamedPolicy own = policy(allow("iam:PutUserPolicy", "arn:aws:iam::*:user/${aws:username}"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(own);

        // Then
        assertThat(meaning.escalation()).isEqualTo(Standing.YES);
        assertThat(meaning.escalations())
                .extracting(finding -> finding.path().id())
                .containsExactly("iam-007");
    }

    @Test
    void shouldSeeEscalationThroughAnAttachedPolicyOnly() {
        // Given
        String document = allow("iam:CreatePolicyVersion", "arn:aws:iam::*:policy/team-*");
        NamedPolicy team =
                policyNamed("team-a", "arn:aws:iam::123456789012:policy/team-a", document);
        NamedPolicy other = policyNamed("other", "arn:aws:iam::123456789012:policy/x", document);

        // When
        PolicyMeaning attached = PolicyMeaning.of(access(team));
        PolicyMeaning detached = PolicyMeaning.of(access(other));

        // Then
        assertThat(attached.escalation()).isEqualTo(Standing.YES);
        assertThat(detached.escalation()).isEqualTo(Standing.NO);
    }

    @Test
    void shouldReportPassingOneRoleAsLimited() {
        // Given
        NamedPolicy deploy =
                policy(
                        allow("iam:PassRole", "arn:aws:iam::123456789012:role/worker"),
                        allow("lambda:CreateFunction", "*"),
                        allow("lambda:InvokeFunction", "*"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(access(deploy));

        // Then
        assertThat(meaning.escalation()).isEqualTo(Standing.NO);
        assertThat(meaning.escalations())
                .anySatisfy(finding -> {
                    assertThat(finding.path().id()).isEqualTo("lambda-001");
                    assertThat(finding.held().reach()).isEqualTo(Reach.SOME);
                });
    }

    @Test
    void shouldLeaveToTheAccountWhetherSomethingRunsWithAStrongRole() {
        // Given
        NamedPolicy developer = policy(allow("lambda:UpdateFunctionCode", "*"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(access(developer));

        // Then
        assertThat(meaning.escalation()).isEqualTo(Standing.CONDITIONAL);
        assertThat(meaning.sentences())
                .contains(
                        "Could make itself administrator by replacing the code of a function with its"
                                + " role, depending on what exists in the account");
    }

    @Test
    void shouldTellOfSureWaysBeforePossibleOnes() {
        // Given
        NamedPolicy operator =
                policy(allow("lambda:UpdateFunctionCode", "*"), given(allow("iam:*", "*")));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(access(operator));

        // Then
        assertThat(meaning.sentences().getFirst())
                .startsWith("Can make itself administrator by writing an inline policy for itself")
                .endsWith("other ways, under conditions");
    }

    @Test
    void shouldNeedPermissionsOnTheSameRole() {
        // Given
        String worker = "arn:aws:iam::123456789012:role/worker";
        String builder = "arn:aws:iam::123456789012:role/builder";
        NamedPolicy apart =
                policy(allow("iam:AttachRolePolicy", worker), allow("sts:AssumeRole", builder));
        NamedPolicy together =
                policy(allow("iam:AttachRolePolicy", worker), allow("sts:AssumeRole", worker));

        // When
        PolicyMeaning without = PolicyMeaning.of(access(apart));
        PolicyMeaning with = PolicyMeaning.of(access(together));

        // Then
        assertThat(ids(without)).doesNotContain("iam-014");
        assertThat(ids(with)).contains("iam-014");
    }

    @Test
    void shouldLiftOnlyALimitThatThereIs() {
        // Given
        NamedPolicy own =
                policy(
                        allow("iam:DeleteUserPermissionsBoundary", "*"),
                        allow("iam:DeleteUserPolicy", "*"));
        PrincipalAccess bounded =
                new PrincipalAccess(
                        new Principal(ANNA, List.of()),
                        PolicySet.of(own),
                        Optional.of(PolicySet.of(policy(allow("iam:*", "*")))));
        PrincipalAccess denied =
                access(policy(allow("iam:DeleteUserPolicy", "*"), deny("s3:DeleteBucket", "*")));

        // When
        PolicyMeaning free = PolicyMeaning.of(access(own));
        PolicyMeaning limited = PolicyMeaning.of(bounded);
        PolicyMeaning held = PolicyMeaning.of(denied);

        // Then
        assertThat(free.escalation()).isEqualTo(Standing.NO);
        assertThat(ids(free)).isEmpty();
        assertThat(limited.escalation()).isEqualTo(Standing.CONDITIONAL);
        assertThat(ids(limited)).containsExactly("iam-022");
        assertThat(ids(held)).containsExactly("iam-026");
    }

    @Test
    void shouldTellRolesOfOtherAccountsFromItsOwn() {
        // Given
        NamedPolicy abroad = policy(allow("sts:AssumeRole", "arn:aws:iam::210987654321:role/x"));
        NamedPolicy home = policy(allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/x"));

        // When
        PolicyMeaning other = PolicyMeaning.of(access(abroad));
        PolicyMeaning own = PolicyMeaning.of(access(home));

        // Then
        assertThat(ids(other)).containsExactly("sts-002", "sts-003");
        assertThat(ids(own)).containsExactly("sts-001");
        assertThat(other.escalation()).isEqualTo(Standing.NO);
    }

    static Stream<Arguments> shouldDecideConditionsOnlyByWhoIsKnown() {
        String self = "{'StringLike': {'aws:PrincipalArn': '%s'}}";
        return Stream.of(
                Arguments.of(self.formatted("*:user/anna"), Standing.YES, Standing.CONDITIONAL),
                Arguments.of(self.formatted("*:user/bob"), Standing.NO, Standing.CONDITIONAL),
                Arguments.of(self.formatted("*attest-self*"), Standing.NO, Standing.CONDITIONAL),
                Arguments.of(
                        "{'StringEquals': {'aws:PrincipalAccount': '123456789012'},"
                                + " 'Bool': {'aws:MultiFactorAuthPresent': 'true'}}",
                        Standing.CONDITIONAL,
                        Standing.CONDITIONAL));
    }

    @ParameterizedTest
    @MethodSource
    void shouldDecideConditionsOnlyByWhoIsKnown(
            String condition, Standing ofAnna, Standing ofNobody) {
        // Given
        NamedPolicy policy =
                policy(
                        "{'Effect': 'Allow', 'Action': ['iam:PutUserPolicy', 's3:GetObject'],"
                                + " 'Resource': '*', 'Condition': "
                                + condition
                                + "}");

        // When
        PolicyMeaning anna = PolicyMeaning.of(access(policy));
        PolicyMeaning nobody = PolicyMeaning.of(policy);

        // Then
        assertThat(anna.escalation()).isEqualTo(ofAnna);
        assertThat(nobody.escalation()).isEqualTo(ofNobody);
    }

    @Test
    void shouldSayTheSameOnce() {
        // Given
        NamedPolicy reader = policy(allow("ssm:GetParameter*", "*"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(reader);

        // Then
        assertThat(meaning.sensitive()).hasSizeGreaterThan(1);
        assertThat(meaning.sentences())
                .containsOnlyOnce("Can read any parameter, also secret ones");
    }

    @Test
    void shouldSumUpManyPrivilegedActions() {
        // Given
        NamedPolicy operator =
                policy(
                        """
                        {'Effect': 'Allow', 'Resource': '*', 'Action': ['iam:Create*', 'iam:Delete*',
                        'iam:Update*', 'secretsmanager:*Secret*', 's3:Put*', 's3:Delete*',
                        'ec2:*Snapshot*', 'lambda:Update*', 'cloudtrail:*Trail']}\
                        """);

        // When
        PolicyMeaning meaning = PolicyMeaning.of(operator);

        // Then
        assertThat(meaning.sensitive()).hasSizeGreaterThan(40);
        assertThat(meaning.sentences())
                .hasSizeLessThan(12)
                .anySatisfy(sentence ->
                        assertThat(sentence)
                                .startsWith(
                                        "Can get at credentials: create access keys for any user; give a"
                                                + " console password to any user; and "));
    }

    @Test
    void shouldNameWhatReachesFarthestFirst() {
        // Given
        NamedPolicy keys =
                policy(
                        allow("iam:Create*", "arn:aws:iam::123456789012:user/robot"),
                        allow("iam:UpdateLoginProfile", "*"),
                        allow("secretsmanager:*", "arn:aws:secretsmanager:*:*:secret:robot"),
                        allow("ssm:*", "arn:aws:ssm:*:*:parameter/robot"));

        // When
        PolicyMeaning meaning = PolicyMeaning.of(keys);

        // Then
        assertThat(meaning.sentences())
                .anySatisfy(sentence ->
                        assertThat(sentence)
                                .startsWith(
                                        "Can get at credentials: change the console password of any user;"
                                                + " create access keys for some users; and "));
    }

    static Stream<Arguments> shouldPutAccessIntoWords() {
        return Stream.of(
                Arguments.of("Can do everything in the account", policy(allow("*", "*"))),
                Arguments.of(
                        "Can do everything in the account, under conditions",
                        policy(given(allow("*", "*")))),
                Arguments.of(
                        "Can do everything in the account except iam:*",
                        policy("{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}")),
                Arguments.of("Can read all S3 objects", policy(allow("s3:Get*", "*"))),
                Arguments.of(
                        "Can read some S3 objects",
                        policy(allow("s3:GetObject", "arn:aws:s3:::reports/*"))),
                Arguments.of(
                        "Can create access keys for any user",
                        policy(allow("iam:CreateAccessKey", "*"))),
                Arguments.of(
                        "Can read all S3 objects, under conditions",
                        policy(given(allow("s3:GetObject", "*")))),
                Arguments.of(
                        "Can do everything in EC2 and S3",
                        policy(allow("s3:*", "*"), allow("ec2:*", "*"))),
                Arguments.of("Can read in EC2", policy(allow("ec2:Describe*", "*"))),
                Arguments.of("Can use actions of SNS", policy(allow("sns:Publish", "*"))),
                Arguments.of("Allows nothing", policy(deny("*", "*"))),
                Arguments.of(
                        "What the policy P says is unknown: it was not read",
                        new NamedPolicy.Unread("P", null, "it was not read")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldPutAccessIntoWords(String sentence, NamedPolicy policy) {
        // When
        PolicyMeaning meaning = PolicyMeaning.of(policy);

        // Then
        assertThat(meaning.sentences()).contains(sentence);
    }

    private static List<String> ids(PolicyMeaning meaning) {
        return meaning.escalations().stream().map(finding -> finding.path().id()).toList();
    }

    private static PrincipalAccess access(NamedPolicy policy) {
        return new PrincipalAccess(
                new Principal(ANNA, List.of()), PolicySet.of(policy), Optional.empty());
    }
}
