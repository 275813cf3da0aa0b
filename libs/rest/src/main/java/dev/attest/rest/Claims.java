package dev.attest.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// What a token says about its bearer.
///
/// @param email the verified address in lower case; null when there is none or it is not verified
/// @param clientId the client that asked for the token; null when the token does not say
/// @param service whether the bearer is a service account
/// @param authenticatedAt when a human last logged in; null when the token does not say
record Claims(
        @Nullable String email,
        @Nullable String clientId,
        boolean service,
        @Nullable Instant authenticatedAt) {

    private static final String SERVICE_ACCOUNT_PREFIX = "service-account-";
    private static final Claims NONE = new Claims(null, null, false, null);

    static Claims of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? of(token, identity.getRoles())
                : NONE;
    }

    boolean human() {
        return email != null && !service;
    }

    private static Claims of(JsonWebToken token, Set<String> roles) {
        String username = text(token, "preferred_username").orElse("");
        boolean service =
                username.startsWith(SERVICE_ACCOUNT_PREFIX)
                        || roles.stream().anyMatch(RolePermissions::forServiceAccounts);
        String email =
                text(token, "email")
                        .filter(address -> !address.isBlank() && isTrue(token, "email_verified"))
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .orElse(null);
        String clientId = text(token, "azp").or(() -> text(token, "client_id")).orElse(null);
        Instant login = service ? null : instant(token, "auth_time").orElse(null);
        return new Claims(email, clientId, service, login);
    }

    private static Optional<String> text(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static boolean isTrue(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return Boolean.TRUE.equals(value) || JsonValue.TRUE.equals(value);
    }

    private static Optional<Instant> instant(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return switch (value) {
            case JsonNumber number -> Optional.of(Instant.ofEpochSecond(number.longValue()));
            case Number number -> Optional.of(Instant.ofEpochSecond(number.longValue()));
            case null, default -> Optional.empty();
        };
    }
}
