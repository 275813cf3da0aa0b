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
/// @param issuedAt when a human's token was issued, be it by a login or by refreshing another
record Claims(
        @Nullable String email,
        @Nullable String clientId,
        boolean service,
        @Nullable Instant authenticatedAt,
        @Nullable Instant issuedAt) {

    private static final String SERVICE_ACCOUNT_PREFIX = "service-account-";
    private static final Claims NONE = new Claims(null, null, false, null, null);

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
        Instant issued = service ? null : instant(token, "iat").orElse(null);
        return new Claims(email, clientId, service, login, issued);
    }

    private static Optional<String> text(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static boolean isTrue(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return Boolean.TRUE.equals(value) || JsonValue.TRUE.equals(value);
    }

    /// The library answers 0 for a time that the token does not have.
    private static Optional<Instant> instant(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        long seconds =
                switch (value) {
                    case JsonNumber number -> number.longValue();
                    case Number number -> number.longValue();
                    case null, default -> 0;
                };
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
