package dev.attest.collector.inventory.reading;

import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.InlinePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One permission set in one file.
public record PermissionSetReading(
        String instanceArn,
        String permissionSetArn,
        String name,
        @Nullable String description,
        @Nullable String sessionDuration,
        List<PolicyRef> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        @Nullable PolicyRef boundary,
        List<AccountAssignment> assignments) {

    public PermissionSetReading {
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = List.copyOf(inlinePolicies);
        assignments = List.copyOf(assignments);
    }

    /// The same with other assignments.
    public PermissionSetReading with(List<AccountAssignment> others) {
        return new PermissionSetReading(
                instanceArn,
                permissionSetArn,
                name,
                description,
                sessionDuration,
                attachedPolicies,
                inlinePolicies,
                boundary,
                others);
    }
}
