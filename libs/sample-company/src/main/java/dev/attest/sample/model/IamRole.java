package dev.attest.sample.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An IAM role.
///
/// @param trust the trust policy as JSON text
/// @param lastUse null when never used in the tracking period
public record IamRole(
        String name,
        String path,
        String id,
        String arn,
        Instant created,
        String trust,
        List<PolicyRef> attached,
        List<InlinePolicy> inline,
        @Nullable LastUse lastUse) {

    public IamRole {
        attached = List.copyOf(attached);
        inline = List.copyOf(inline);
    }

    public IamRole withTrust(String changed) {
        return new IamRole(name, path, id, arn, created, changed, attached, inline, lastUse);
    }

    public IamRole withPolicies(List<PolicyRef> managed, List<InlinePolicy> embedded) {
        return new IamRole(name, path, id, arn, created, trust, managed, embedded, lastUse);
    }

    /// Whether Identity Center made it for a permission set.
    public boolean ofIdentityCenter() {
        return path.startsWith("/aws-reserved/");
    }

    /// Whether a service made it for itself.
    public boolean ofService() {
        return path.startsWith("/aws-service-role/");
    }
}
