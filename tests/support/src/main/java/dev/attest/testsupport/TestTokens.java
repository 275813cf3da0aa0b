package dev.attest.testsupport;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Access tokens as the realm would issue them, signed by a key pair of this JVM.
public final class TestTokens {

    private static final KeyPair TRUSTED = keyPair();
    private static final KeyPair STRANGER = keyPair();
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private TestTokens() {}

    /// A token of a human with one role, or of a service account for the roles `automation`,
    /// `scim-provisioner` and `service`.
    public static String of(String role, String email) {
        return switch (role) {
            case "automation", "scim-provisioner", "service" -> service(role, "attest-" + role);
            default -> human(email, role);
        };
    }

    /// A human with a verified e-mail; without roles somebody who may only sign in.
    public static String human(String email, String... roles) {
        return sign(humanClaims(email, List.of(roles)), TRUSTED);
    }

    /// A human who entered their credentials at this moment.
    public static String humanSince(Instant login, String email, String... roles) {
        return sign(
                humanClaims(email, List.of(roles)).claim("auth_time", login.getEpochSecond()),
                TRUSTED);
    }

    /// As a password grant gives it: nothing says when the human logged in.
    public static String humanWithoutLogin(
            Instant issued, String clientId, String email, String... roles) {
        return sign(
                personClaims(email, List.of(roles)).claim("azp", clientId).issuedAt(issued),
                TRUSTED);
    }

    public static String humanWithUnverifiedEmail(String email, String... roles) {
        return sign(humanClaims(email, List.of(roles)).claim("email_verified", false), TRUSTED);
    }

    /// A client's own token, as client credentials give it: no e-mail, no login time.
    public static String service(String role, String clientId) {
        return sign(
                claims(clientId, List.of(role))
                        .preferredUserName("service-account-" + clientId)
                        .claim("azp", clientId)
                        .claim("client_id", clientId),
                TRUSTED);
    }

    /// Everything right, but signed by somebody else.
    public static String wrongKey(String role, String email) {
        return sign(humanClaims(email, List.of(role)), STRANGER);
    }

    /// Rightly signed, but issued for another API.
    public static String wrongAudience(String role, String email) {
        return sign(humanClaims(email, List.of(role)).audience("another-api"), TRUSTED);
    }

    public static String expired(String role, String email) {
        Instant past = now().minus(Duration.ofHours(2));
        return sign(
                humanClaims(email, List.of(role)).issuedAt(past).expiresAt(past.plus(LIFETIME)),
                TRUSTED);
    }

    /// The public key, as `quarkus.oidc.public-key` wants it.
    static String publicKey() {
        return Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded());
    }

    private static JwtClaimsBuilder humanClaims(String email, List<String> roles) {
        return personClaims(email, roles)
                .claim("azp", "attest-console")
                .claim("auth_time", now().getEpochSecond());
    }

    private static JwtClaimsBuilder personClaims(String email, List<String> roles) {
        String username = email.substring(0, email.indexOf('@'));
        return claims(username, roles)
                .preferredUserName(username)
                .claim("email", email)
                .claim("email_verified", true)
                .claim("name", username);
    }

    private static JwtClaimsBuilder claims(String subject, List<String> roles) {
        return Jwt.claims()
                .issuer("https://issuer.test/realms/attest")
                .subject(subject)
                .audience("attest-api")
                .claim("realm_access", Map.of("roles", roles))
                .issuedAt(now())
                .expiresAt(now().plus(LIFETIME));
    }

    private static String sign(JwtClaimsBuilder claims, KeyPair keys) {
        return claims.jws().sign(keys.getPrivate());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
