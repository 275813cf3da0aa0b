package dev.attest.collector.accounts;

import dev.attest.collector.aws.Partition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as one source lists it; null and empty mean that the source does not say.
///
/// @param closed why it cannot be collected from, such as `SUSPENDED`; null when it can
/// @param unit the path of its organizational unit, such as `Root/Workloads/Prod`
/// @param leftOut why this source has it and does not want it; null when it does
record ListedAccount(
        String id,
        @Nullable String name,
        @Nullable String role,
        @Nullable String externalId,
        @Nullable Partition partition,
        List<String> regions,
        @Nullable String closed,
        @Nullable String unit,
        @Nullable String leftOut) {

    ListedAccount {
        regions = List.copyOf(regions);
    }

    static ListedAccount of(String id) {
        return new ListedAccount(id, null, null, null, null, List.of(), null, null, null);
    }

    /// What this one does not say, the other may; closed is closed, and left out is what both leave
    /// out.
    ListedAccount or(ListedAccount other) {
        return new ListedAccount(
                id,
                name == null ? other.name : name,
                role == null ? other.role : role,
                externalId == null ? other.externalId : externalId,
                partition == null ? other.partition : partition,
                regions.isEmpty() ? other.regions : regions,
                closed == null ? other.closed : closed,
                unit == null ? other.unit : unit,
                leftOut == null ? null : other.leftOut);
    }
}
