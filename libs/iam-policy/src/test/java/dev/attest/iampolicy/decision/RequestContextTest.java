package dev.attest.iampolicy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.iampolicy.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    private static final Principal SESSION =
            new Principal("arn:aws:sts::123456789012:assumed-role/reader/night", List.of());
    private static final ResourceAccess QUEUE =
            ResourceAccess.of("arn:aws:sqs:eu-central-1:210987654321:orders");

    @Test
    void shouldTellWhoOwnsTheResource() {
        // When
        Context context = RequestContext.of(SESSION, QUEUE);

        // Then
        assertThat(context.values("aws:resourceaccount")).containsExactly("210987654321");
        assertThat(context.values("aws:principalaccount")).containsExactly("123456789012");
        assertThat(context.values("aws:principalarn")).isNull();
    }

    @Test
    void shouldTakeTheRoleOfASessionWithoutAPathWhenEverythingIsTold() {
        // When
        Context context = RequestContext.of(SESSION, QUEUE, Map.of(), true);

        // Then
        assertThat(context.values("aws:principalarn"))
                .containsExactly("arn:aws:iam::123456789012:role/reader");
        assertThat(context.values("aws:sourceip")).isEmpty();
    }

    @Test
    void shouldLetWhatIsToldWin() {
        // Given
        String role = "arn:aws:iam::123456789012:role/team/reader";
        Map<String, List<String>> told =
                Map.of("AWS:PrincipalArn", List.of(role), "aws:ResourceAccount", List.of("x"));

        // When
        Context context = RequestContext.of(SESSION, QUEUE, told, true);

        // Then
        assertThat(context.values("aws:principalarn")).containsExactly(role);
        assertThat(context.values("aws:resourceaccount")).containsExactly("x");
    }

    @Test
    void shouldRefuseAKeyThatIsToldTwice() {
        // Given
        Map<String, List<String>> told = new LinkedHashMap<>();
        told.put("aws:SourceIp", List.of("10.0.0.1"));
        told.put("AWS:sourceip", List.of("10.0.0.2"));

        // When // Then
        assertThatThrownBy(() -> RequestContext.of(SESSION, QUEUE, told, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS:sourceip");
    }
}
