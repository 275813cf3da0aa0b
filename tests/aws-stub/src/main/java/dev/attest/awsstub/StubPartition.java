package dev.attest.awsstub;

import java.util.Map;

/// Which part of AWS a region is in. Access keys of one mean nothing in another.
final class StubPartition {

    private static final String COMMERCIAL = "aws";

    private static final Map<String, String> BY_PREFIX =
            Map.of(
                    "cn-", "aws-cn",
                    "us-gov-", "aws-us-gov",
                    "eusc-", "aws-eusc",
                    "us-iso-", "aws-iso",
                    "us-isob-", "aws-iso-b",
                    "eu-isoe-", "aws-iso-e",
                    "us-isof-", "aws-iso-f");

    private StubPartition() {}

    /// @return as in ARNs, such as `aws-cn`
    static String of(String region) {
        return BY_PREFIX.entrySet().stream()
                .filter(each -> region.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(COMMERCIAL);
    }
}
