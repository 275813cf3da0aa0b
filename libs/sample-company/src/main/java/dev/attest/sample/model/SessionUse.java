package dev.attest.sample.model;

import java.time.Instant;

/// When a person last worked with a permission set in an account: Identity Center itself does not
/// tell, the trail does.
public record SessionUse(
        IdentityUser user, Account account, PermissionSet permissionSet, Instant lastUsed) {}
