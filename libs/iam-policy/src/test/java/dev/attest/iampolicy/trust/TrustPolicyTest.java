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
