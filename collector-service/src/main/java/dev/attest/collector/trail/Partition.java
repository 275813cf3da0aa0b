package dev.attest.collector.trail;

import org.jspecify.annotations.Nullable;

/// The partition that a region is of, which ARNs begin with.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
final class Partition {

    private Partition() {}

    /// @return such as `aws-cn`; `aws` also when the region is not known
    static String of(@Nullable String region) {
        if (region == null) {
            return "aws";
        }
        return region.startsWith("cn-")
                ? "aws-cn"
                : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
