package dev.attest.sample.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A permission set.
///
/// @param inline JSON text; null when it has no inline policy
/// @param roleSuffix hexadecimal end of the names of its roles in the accounts
public record PermissionSet(
        String arn,
        String name,
        String description,
        String sessionDuration,
        List<PolicyRef> attached,
        @Nullable String inline,
        String roleSuffix) {

    public PermissionSet {
        attached = List.copyOf(attached);
    }

    /// The name of the role that stands for this permission set in an account.
    public String roleName() {
        return "AWSReservedSSO_" + name + "_" + roleSuffix;
    }
}
