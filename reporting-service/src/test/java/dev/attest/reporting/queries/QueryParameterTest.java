package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParameterTest {
    private static final QueryParameter ACCOUNT =
            new QueryParameter(QueryParameter.Type.ACCOUNT, null, null, null, "which account");

    @Test
    void shouldTakeTheIdOfAnAccountOrNone() throws BadArgumentException {
        assertThat(ACCOUNT.read("account", "111122223333")).isEqualTo("111122223333");
        assertThat(ACCOUNT.read("account", null)).isNull();
    }

    /// Under these nothing would ever be found.
    @ParameterizedTest
    @ValueSource(strings = {"", "123", "1111222233334", "freight-prod", "11112222333\u0663"})
    void shouldRefuseWhatIsTheIdOfNoAccount(String given) {
        assertThatThrownBy(() -> ACCOUNT.read("account", given))
                .isInstanceOf(BadArgumentException.class)
                .hasMessage("account is the id of an account, 12 digits, not " + given);
    }
}
