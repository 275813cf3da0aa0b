package dev.attest.rest;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns the roles of a token into the permissions that operations ask for.
@ApplicationScoped
public class PermissionAugmentor implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        Set<String> granted = RolePermissions.of(identity.getRoles(), Claims.of(identity).human());
        return Uni.createFrom()
                .item(
                        QuarkusSecurityIdentity.builder(identity)
                                .addPermissions(permissions(granted))
                                .build());
    }

    // One permission object a name, with all its actions: `campaigns` with `read` and `start`.
    private static Set<Permission> permissions(Collection<String> granted) {
        return granted.stream()
                .collect(
                        Collectors.groupingBy(
                                permission -> permission.substring(0, permission.indexOf(':')),
                                Collectors.mapping(
                                        permission ->
                                                permission.substring(permission.indexOf(':') + 1),
                                        Collectors.toSet())))
                .entrySet()
                .stream()
                .map(entry ->
                        new StringPermission(
                                entry.getKey(), entry.getValue().toArray(String[]::new)))
                .collect(Collectors.toSet());
    }
}
