package dev.attest.console.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AuthorizationCodeTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Encrypts tokens for the session row: AES-256-GCM, a fresh nonce each time, and the row's key as
/// associated data so that a ciphertext copied to another row does not open.
@ApplicationScoped
class TokenVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random;
    private final ObjectMapper json = new ObjectMapper();

    TokenVault(SessionConfig config, SecureRandom random) {
        this.key = key(config.key());
        this.random = random;
    }

    byte[] seal(AuthorizationCodeTokens tokens, byte[] idHash) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, idHash)
                            .doFinal(json.writeValueAsBytes(Stored.of(tokens)));
            return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("Tokens could not be encrypted", e);
        }
    }

    AuthorizationCodeTokens open(byte[] sealed, byte[] idHash) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var text = new byte[buffer.remaining()];
        buffer.get(text);
        try {
            var clear = cipher(Cipher.DECRYPT_MODE, nonce, idHash).doFinal(text);
            return json.readValue(clear, Stored.class).tokens();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "Tokens could not be decrypted: was attest.console.session.key changed?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] idHash) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(idHash);
        return cipher;
    }

    private static SecretKey key(String encoded) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("attest.console.session.key is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "attest.console.session.key must be 32 bytes in base64, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /// What a row holds, once decrypted.
    record Stored(
            @Nullable String idToken,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable Long accessTokenExpiresIn,
            @Nullable String accessTokenScope) {

        static Stored of(AuthorizationCodeTokens tokens) {
            return new Stored(
                    tokens.getIdToken(),
                    tokens.getAccessToken(),
                    tokens.getRefreshToken(),
                    tokens.getAccessTokenExpiresIn(),
                    tokens.getAccessTokenScope());
        }

        AuthorizationCodeTokens tokens() {
            return new AuthorizationCodeTokens(
                    idToken, accessToken, refreshToken, accessTokenExpiresIn, accessTokenScope);
        }
    }
}
