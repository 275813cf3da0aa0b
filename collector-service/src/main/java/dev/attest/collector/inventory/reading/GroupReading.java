package dev.attest.collector.inventory.reading;

import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.InlinePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group in one file.
///
/// @param uniqueId of an IAM group, when the file tells it
public record GroupReading(
        String groupId,
        String name,
        @Nullable String identityStoreId,
        List<PolicyRef> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        List<GroupMember> members,
        @Nullable String uniqueId) {

    public GroupReading {
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = List.copyOf(inlinePolicies);
        members = List.copyOf(members);
    }

    /// The same with other members.
    public GroupReading with(List<GroupMember> others) {
        return new GroupReading(
                groupId, name, identityStoreId, attachedPolicies, inlinePolicies, others, uniqueId);
    }
}
