package dev.attest.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AuthorizationCodeTokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TokenVaultTest {

    private static final byte[] ROW = "row".getBytes(StandardCharsets.UTF_8);

    private final TokenVault vault = vault("0123456789abcdef0123456789abcdef");
    private final AuthorizationCodeTokens tokens =
            new AuthorizationCodeTokens("id", "access", "refresh", 300L, "openid");

    @Test
    void shouldGiveBackWhatItSealed() {
        // Given
        var sealed = vault.seal(tokens, ROW);

        // When
        var opened = vault.open(sealed, ROW);

        // Then
        assertThat(opened).usingRecursiveComparison().isEqualTo(tokens);
    }

    @Test
    void shouldNotOpenForAnotherRow() {
        // Given
        var sealed = vault.seal(tokens, ROW);

        // When
        var other = "other".getBytes(StandardCharsets.UTF_8);

        // Then
        assertThatThrownBy(() -> vault.open(sealed, other))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotOpenWithAnotherSecret() {
        // Given
        var sealed = vault.seal(tokens, ROW);

        // When
        var other = vault("another secret of at least 32 characters");

        // Then
        assertThatThrownBy(() -> other.open(sealed, ROW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotTellEqualTokensApart() {
        // Given
        var first = vault.seal(tokens, ROW);

        // When
        var second = vault.seal(tokens, ROW);

        // Then
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void shouldRefuseShortSecret() {
        // Given
        var secret = "too short";

        // When
        // Then
        assertThatThrownBy(() -> vault(secret)).hasMessageContaining("at least 32 characters");
    }

    private static TokenVault vault(String secret) {
        return new TokenVault(secret, new SecureRandom());
    }
}
