package dev.attest.iampolicy.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    private static final String ACCOUNT = "111122223333";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'*' | ANYONE",
                "{'AWS': '*'} | ANYONE",
                "{'AWS': '444455556666'} | OTHER_ACCOUNT",
                "{'AWS': 'arn:aws:iam::444455556666:root'} | OTHER_ACCOUNT",
                "{'AWS': 'arn:aws:iam::444455556666:user/x'} | OTHER_ACCOUNT",
                "{'AWS': 'arn:aws:sts::444455556666:assumed-role/r/s'} | OTHER_ACCOUNT",
                "{'AWS': ['111122223333', 'arn:aws-cn:iam::444455556666:role/r']} | OTHER_ACCOUNT",
                "{'Federated': 'arn:aws:iam::111122223333:saml-provider/Okta'} | FEDERATION",
                "{'Federated': 'cognito-identity.amazonaws.com'} | FEDERATION",
            },
            quoteCharacter = '§')
    void shouldFindOutsiders(String principal, Outsider.Kind kind) {
        // When
        List<Outsider> outsiders =
                trust("{'Effect': 'Allow', 'Action': 'sts:*', 'Principal': " + principal + "}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).singleElement().extracting(Outsider::kind).isEqualTo(kind);
        assertThat(outsiders.getFirst().conditional()).isFalse();
        assertThat(outsiders.getFirst().sentence()).endsWith("without any condition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'AWS': '111122223333'}",
                "{'AWS': 'arn:aws:iam::111122223333:root'}",
                "{'Service': 'ec2.amazonaws.com'}",
                "{'AWS': 'AROAEXAMPLEEXAMPLEEXA'}",
                "{'Federated': 'arn:aws:iam::111122223333:saml-provider/AWSSSO_1_DO_NOT_DELETE'}",
            })
    void shouldTakeInsidersForInsiders(String principal) {
        // When
        List<Outsider> outsiders =
                trust(
                                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': "
                                        + principal
                                        + "}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).isEmpty();
    }

    @Test
    void shouldTakeNotPrincipalForEverybody() {
        // When
        List<Outsider> outsiders =
                trust(
                                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'NotPrincipal':"
                                        + " {'AWS': '111122223333'}}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).extracting(Outsider::kind).containsExactly(Outsider.Kind.ANYONE);
    }

    @Test
    void shouldShowConditions() {
        // When
        List<Outsider> outsiders =
                trust(
                                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal':"
                                        + " {'AWS': '444455556666'}, 'Condition': {'StringEquals':"
                                        + " {'sts:ExternalId': 'x'}}}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders)
                .singleElement()
                .satisfies(outsider -> {
                    assertThat(outsider.conditional()).isTrue();
                    assertThat(outsider.sentence())
                            .isEqualTo(
                                    "The account 444455556666 can assume the role if"
                                            + " StringEquals sts:ExternalId x");
                });
    }

    @Test
    void shouldNotCountAnybodyBoundToTheAccount() {
        // When
        List<Outsider> outsiders =
                trust(
                                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': '*',"
                                        + " 'Condition': {'StringEquals':"
                                        + " {'aws:PrincipalAccount': '111122223333'}}}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).isEmpty();
    }

    @Test
    void shouldLeaveOutWhomAStatementDenies() {
        // When
        List<Outsider> outsiders =
                trust(
                                "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal':"
                                        + " {'AWS': ['444455556666', '777788889999']}}",
                                "{'Effect': 'Deny', 'Action': 'sts:*', 'Principal':"
                                        + " {'AWS': '444455556666'}}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).extracting(Outsider::who).containsExactly("777788889999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'*' | 'StringNotEquals': {'aws:PrincipalOrgID': 'o-1'} | Anybody can assume the role unless StringNotEquals aws:PrincipalOrgID o-1",
                "{'AWS': '444455556666'} | 'StringNotEquals': {'aws:PrincipalOrgID': 'o-1'} | The account 444455556666 can assume the role unless StringNotEquals aws:PrincipalOrgID o-1",
                "{'AWS': '444455556666'} | 'Bool': {'aws:MultiFactorAuthPresent': 'false'} | The account 444455556666 can assume the role unless Bool aws:MultiFactorAuthPresent false",
                "{'AWS': '444455556666'} | 'StringNotEquals': {'aws:PrincipalAccount': ['111122223333', '444455556666']} | The account 444455556666 can assume the role, without any condition",
            },
            quoteCharacter = '§')
    void shouldTellWhatADenyLeavesOpen(String principal, String condition, String sentence) {
        // When
        List<Outsider> outsiders =
                trust(allow(principal, ""), deny("'*'", condition)).outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).extracting(Outsider::sentence).containsExactly(sentence);
        assertThat(outsiders.getFirst().conditional()).isEqualTo(sentence.contains("unless"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringNotEquals': {'aws:PrincipalAccount': '111122223333'}",
                "'ArnNotLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:*'}",
                "'StringNotLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*'}",
            })
    void shouldNotCountWhomADenyKeepsOutOfTheAccount(String condition) {
        // When
        TrustPolicy trust =
                trust(allow("{'AWS': ['*', '444455556666']}", ""), deny("'*'", condition));

        // Then
        assertThat(trust.outsiders(ACCOUNT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*'}",
                "'StringLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:*'}",
                "'StringLike': {'AWS:principalaccount': '111122223333*'}",
                "'StringEqualsIgnoreCase': {'aws:PrincipalAccount': ['111122223333']}",
            })
    void shouldNotCountWhomAConditionBindsToTheAccount(String condition) {
        assertThat(trust(allow("'*'", condition)).outsiders(ACCOUNT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/Deploy'}",
                "'StringEquals': {'aws:PrincipalAccount': '444455556666'}",
                "'StringEquals': {'aws:PrincipalAccount': ['111122223333', '444455556666']}",
                "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/*'}",
                "'StringEqualsIfExists': {'aws:PrincipalOrgID': 'o-1'}",
                "'StringLike': {'aws:PrincipalAccount': '11112222333?'}",
            })
    void shouldCountAnybodyWhoMayComeFromElsewhere(String condition) {
        // When
        List<Outsider> outsiders = trust(allow("'*'", condition)).outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).extracting(Outsider::kind).containsExactly(Outsider.Kind.ANYONE);
        assertThat(outsiders.getFirst().conditional()).isTrue();
    }

    @Test
    void shouldLeaveOutWhoseAccountIsDenied() {
        // Given
        String user = "{'AWS': 'arn:aws:iam::444455556666:user/x'}";

        // When
        TrustPolicy trust = trust(allow(user, ""), deny("{'AWS': '444455556666'}", ""));

        // Then
        assertThat(trust.outsiders(ACCOUNT)).isEmpty();
    }

    private static String allow(String principal, String condition) {
        return statement("Allow", principal, condition);
    }

    private static String deny(String principal, String condition) {
        return statement("Deny", principal, condition);
    }

    private static String statement(String effect, String principal, String condition) {
        return "{'Effect': '%s', 'Action': 'sts:AssumeRole', 'Principal': %s%s}"
                .formatted(
                        effect,
                        principal,
                        condition.isEmpty() ? "" : ", 'Condition': {" + condition + "}");
    }

    @Test
    void shouldIgnoreStatementsThatDoNotLetAssume() {
        // When
        List<Outsider> outsiders =
                trust("{'Effect': 'Allow', 'Action': 'sts:TagSession', 'Principal': '*'}")
                        .outsiders(ACCOUNT);

        // Then
        assertThat(outsiders).isEmpty();
    }

    private static TrustPolicy trust(String... statements) {
        String document = "{\"Statement\": [" + String.join(",", statements) + "]}";
        return switch (PolicyParser.parse(document.replace('\'', '"'), PolicyKind.TRUST)) {
            case ParsedPolicy.Valid valid -> new TrustPolicy(valid.document());
            case ParsedPolicy.Invalid invalid -> throw new AssertionError(invalid);
        };
    }
}
