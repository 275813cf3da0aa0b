package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(
            strings = {
                "arn:aws:sts::123456789012:assumed-role/reader/session",
                "arn:aws:iam::123456789012:root",
                "ANNA",
            })
    void shouldTellNothingOfOthers(String arn) {
        assertThat(new Principal(arn, List.of()).context()).isEqualTo(Context.unknown());
    }
}
