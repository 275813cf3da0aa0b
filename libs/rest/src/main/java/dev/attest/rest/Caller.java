package dev.attest.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who is calling, and what they may do.
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The verified e-mail in lower case; empty for service accounts and unverified addresses.
    public Optional<String> email() {
        return Optional.ofNullable(claims().email());
    }

    /// How records name the caller: a human by the e-mail, and without a verified one by the name
    /// of the account, never by the client, which many share; a program by its client.
    public String name() {
        Claims claims = claims();
        return Optional.ofNullable(claims.service() ? claims.clientId() : claims.email())
                .orElseGet(() -> identity.getPrincipal().getName());
    }

    /// Whether a program is calling under its own name.
    public boolean service() {
        return claims().service();
    }

    /// @param permission such as `campaigns:start`
    public boolean may(String permission) {
        return permissions().contains(permission);
    }

    /// Whether the caller sees everybody's data.
    public boolean seesAll() {
        return may(RolePermissions.ALL_DATA);
    }

    /// When the human last logged in; empty when the token does not say.
    public Optional<Instant> authenticatedAt() {
        return Optional.ofNullable(claims().authenticatedAt());
    }

    /// The client that asked for the token; empty when the token does not say.
    public Optional<String> clientId() {
        return Optional.ofNullable(claims().clientId());
    }

    /// When the human's token was issued, be it by a login or by refreshing another; empty for
    /// programs.
    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(claims().issuedAt());
    }

    private Set<String> permissions() {
        return identity.isAnonymous()
                ? Set.of()
                : RolePermissions.of(identity.getRoles(), claims().human());
    }

    private Claims claims() {
        return Claims.of(identity);
    }
}
