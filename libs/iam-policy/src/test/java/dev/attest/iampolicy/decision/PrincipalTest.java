package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.iampolicy.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

    @Test
    void shouldTellWhatIsCertainOfAUser() {
        // Given
        Principal anna = new Principal("arn:aws:iam::123456789012:user/path/anna", List.of());

        // When
        Context context = anna.context();

        // Then
        assertThat(context.known())
                .isEqualTo(
                        Map.of(
                                "aws:principalarn",
                                List.of("arn:aws:iam::123456789012:user/path/anna"),
                                "aws:principalaccount",
                                List.of("123456789012"),
                                "aws:principaltype",
                                List.of("User"),
                                "aws:principalisawsservice",
                                List.of("false"),
                                "aws:username",
                                List.of("anna")));
        assertThat(context.complete()).isFalse();
    }

    @Test
    void shouldKnowThatRolesHaveNoUserName() {
        // Given
        Principal role = new Principal("arn:aws:iam::123456789012:role/reader", List.of());

        // When
        Context context = role.context();

        // Then
        assertThat(context.values("aws:principaltype")).containsExactly("AssumedRole");
        assertThat(context.values("aws:username")).isEmpty();
        assertThat(context.values("aws:userid")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/a/b, USER, User",
        "arn:aws:iam::123456789012:role/a/b, ROLE, AssumedRole",
        "arn:aws:sts::123456789012:assumed-role/b/s, ROLE_SESSION, AssumedRole",
        "arn:aws:sts::123456789012:federated-user/f, FEDERATED_USER, FederatedUser",
        "arn:aws-cn:iam::123456789012:root, ROOT, Account",
    })
    void shouldTellWhatAnArnTells(String arn, Principal.Kind kind, String type) {
        // Given
        Principal principal = new Principal(arn, List.of());

        // When
        Context context = principal.context();

        // Then
        assertThat(principal.kind()).contains(kind);
        assertThat(principal.account()).contains("123456789012");
        assertThat(context.values("aws:principaltype")).containsExactly(type);
        assertThat(context.values("aws:principalarn"))
                .isEqualTo(kind == Principal.Kind.ROLE_SESSION ? null : List.of(arn));
    }

    @Test
    void shouldKnowTheRoleBehindItsSession() {
        // When
        Principal session =
                Principal.sessionOf("arn:aws:iam::123456789012:role/aws-service-role/x/R", "s");

        // Then
        assertThat(session.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/R/s");
        assertThat(session.context().values("aws:principalarn"))
                .containsExactly("arn:aws:iam::123456789012:role/aws-service-role/x/R");
        assertThat(session.serviceLinked()).isTrue();
    }

    @Test
    void shouldRefuseSessionsOfAnythingButARole() {
        assertThatThrownBy(() -> Principal.sessionOf("arn:aws:iam::123456789012:user/a", "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user/a");
    }

    @Test
    void shouldTellServicesApart() {
        // Given
        Principal service = new Principal("lambda.amazonaws.com", List.of());

        // When
        Context context = service.context();

        // Then
        assertThat(service.kind()).contains(Principal.Kind.SERVICE);
        assertThat(context.values("aws:principalisawsservice")).containsExactly("true");
        assertThat(context.values("aws:principalaccount")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:saml-provider/Okta",
                "arn:aws:iam::12345678901:user/x",
                "arn:aws:iam::123456789012:user/",
                "arn:aws:iam::123456789012:group/x",
                "arn:aws:sts::123456789012:assumed-role/reader",
                "arn:aws:sts::123456789012:assumed-role/reader/",
                "arn:aws",
                "arn:aws:iam",
                "accounts.google.com",
                "ANNA",
            })
    void shouldTellNothingOfOthers(String arn) {
        assertThat(new Principal(arn, List.of()).context()).isEqualTo(Context.unknown());
    }
}
