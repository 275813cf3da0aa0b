package dev.attest.console.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AuthorizationCodeTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Encrypts tokens for the session row: AES-256-GCM, a fresh nonce each time, and the row's key as
/// associated data so that a ciphertext copied to another row does not open.
@ApplicationScoped
class TokenVault {

    private static final String SECRET = "quarkus.oidc.token-state-manager.encryption-secret";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SECRET_LENGTH = 32;

    private final SecretKey key;
    private final SecureRandom random;
    private final ObjectMapper json = new ObjectMapper();

    /// @param secret at least 32 random characters. It has no default: a store encrypted with a
    ///   well-known secret would only look encrypted. All replicas share one.
    TokenVault(@ConfigProperty(name = SECRET) String secret, SecureRandom random) {
        this.key = key(secret);
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
                    "Tokens could not be decrypted: was " + SECRET + " changed?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] idHash) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(idHash);
        return cipher;
    }

    private static SecretKey key(String secret) {
        if (secret.length() < SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    SECRET + " must have at least " + SECRET_LENGTH + " characters");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new SecretKeySpec(
                    digest.digest(("session tokens\n" + secret).getBytes(StandardCharsets.UTF_8)),
                    "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
