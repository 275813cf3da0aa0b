package dev.attest.risk.landscape;

import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.InlinePolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The policies of a principal, group or permission set as its columns hold them.
record PolicyColumns(List<StoredPolicy> policies, @Nullable StoredPolicy boundary) {

    static PolicyColumns of(
            List<AttachedPolicy> attached,
            List<InlinePolicy> inline,
            @Nullable AttachedPolicy boundary) {
        List<StoredPolicy> policies = new ArrayList<>();
        attached.forEach(policy -> policies.add(stored(policy)));
        inline.forEach(
                policy -> policies.add(new StoredPolicy(policy.name(), null, policy.sha256())));
        return new PolicyColumns(policies, boundary == null ? null : stored(boundary));
    }

    String json() {
        return StoredJson.write(policies);
    }

    @Nullable String boundaryJson() {
        return boundary == null ? null : StoredJson.write(boundary);
    }

    /// The hashes of all documents that count here.
    ///
    /// @param more one besides, such as a trust policy's; null when there is none
    String[] hashes(@Nullable String more) {
        Set<String> hashes = new LinkedHashSet<>();
        Stream.concat(policies.stream(), Stream.ofNullable(boundary))
                .forEach(policy -> Stream.ofNullable(policy.sha256()).forEach(hashes::add));
        Stream.ofNullable(more).forEach(hashes::add);
        return hashes.toArray(String[]::new);
    }

    private static StoredPolicy stored(AttachedPolicy policy) {
        return new StoredPolicy(policy.name(), policy.arn(), policy.sha256());
    }
}
