package dev.attest.sample.model;

import java.time.Instant;
import java.util.List;

/// An IAM group.
public record IamGroup(
        String name,
        String id,
        String arn,
        Instant created,
        List<PolicyRef> attached,
        List<InlinePolicy> inline) {

    public IamGroup {
        attached = List.copyOf(attached);
        inline = List.copyOf(inline);
    }

    public IamGroup withPolicies(List<PolicyRef> managed, List<InlinePolicy> embedded) {
        return new IamGroup(name, id, arn, created, managed, embedded);
    }
}
