package dev.attest.iampolicy.decision;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.iampolicy.PolicyKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceAccessTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-west-1:111122223333:queue, 111122223333",
        "arn:aws:iam::111122223333:role/r, 111122223333",
        "arn:aws:s3:::bucket/a:b, ",
        "arn:aws:iam::aws:policy/ReadOnlyAccess, ",
        "*, ",
    })
    void shouldReadTheAccountFromTheArn(String arn, String account) {
        assertThat(ResourceAccess.of(arn).account()).isEqualTo(account);
    }

    @Test
    void shouldRefuseWhatIsNoAccount() {
        assertThatThrownBy(() -> ResourceAccess.of("*").in("1234"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1234");
    }

    @Test
    void shouldRefusePoliciesOfAnotherKind() {
        // Given
        PolicySet identity = PolicySet.of(PolicyFixture.policy(allow("*", "*")));

        // Then
        assertThatThrownBy(() -> ResourceAccess.of("*").with(identity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IDENTITY");
        assertThatThrownBy(() -> ResourceAccess.of("*").under(ControlPolicies.of(identity)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrincipalAccess.of(identity).under(ControlPolicies.of(identity)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTakeTheAccountOfThePrincipalWhereTheArnTellsNone() {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                        Names.principal("user"),
                        PolicySet.of(PolicyFixture.policy(allow("*", "*"))),
                        Optional.empty());

        // When
        Decision decision =
                access.decide(
                        Request.of("s3:GetObject", "arn:aws:s3:::b/k"),
                        ResourceAccess.of("arn:aws:s3:::b/k"));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void shouldLookAtThePrincipalsSideAloneWithoutAResource() {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                                Names.principal("user"),
                                PolicySet.of(PolicyFixture.policy(allow("*", "*"))),
                                Optional.empty())
                        .under(
                                ControlPolicies.of(
                                        PolicySet.of(
                                                PolicyFixture.of(
                                                        PolicyKind.SERVICE_CONTROL,
                                                        "scp",
                                                        allow("sts:*", "*")))));

        // When
        Decision assume =
                access.decide(Request.of("sts:AssumeRole", "arn:aws:iam::444455556666:role/r"));
        Decision read = access.decide(Request.of("s3:GetObject", "arn:aws:s3:::b/k"));

        // Then
        assertThat(assume.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(read.outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(read.stoppedBy()).isEqualTo(Layer.SERVICE_CONTROL);
    }
}
