package dev.attest.collector.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A part of AWS that stands by itself: other ARNs, other endpoints, other credentials.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)"; the partitions and regions that
/// the AWS SDK knows.
public enum Partition {
    AWS("aws", "us-east-1", ""),
    CHINA("aws-cn", "cn-north-1", "cn-"),
    GOVERNMENT("aws-us-gov", "us-gov-west-1", "us-gov-"),
    EUROPEAN_SOVEREIGN("aws-eusc", "eusc-de-east-1", "eusc-"),
    ISO("aws-iso", "us-iso-east-1", "us-iso-"),
    ISO_B("aws-iso-b", "us-isob-east-1", "us-isob-"),
    ISO_E("aws-iso-e", "eu-isoe-west-1", "eu-isoe-"),
    ISO_F("aws-iso-f", "us-isof-south-1", "us-isof-");

    private final String id;
    private final String globalRegion;
    private final String regionPrefix;

    Partition(String id, String globalRegion, String regionPrefix) {
        this.id = id;
        this.globalRegion = globalRegion;
        this.regionPrefix = regionPrefix;
    }

    /// As in ARNs, such as `aws-us-gov`.
    public String id() {
        return id;
    }

    /// Where services without a region, such as IAM, write their events.
    public String globalRegion() {
        return globalRegion;
    }

    /// Where Organizations writes its events: its endpoint in China is not the one of IAM.
    public String organizationsRegion() {
        return this == CHINA ? "cn-northwest-1" : globalRegion;
    }

    /// The regions that may hold sign-ins although nobody works there: of root, of users who follow
    /// a global link, and of the regions to which AWS sends them.
    ///
    /// Source: AWS Sign-In User Guide, "Events in the AWS Management Console".
    public List<String> signInRegions() {
        return this == AWS
                ? List.of(globalRegion, "us-east-2", "eu-north-1", "ap-southeast-2")
                : List.of(globalRegion);
    }

    public String roleArn(String account, String role) {
        return "arn:" + id + ":iam::" + account + ":role/" + role;
    }

    public static Optional<Partition> of(String id) {
        return Arrays.stream(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    public static Partition ofRegion(String region) {
        return Arrays.stream(values())
                .filter(partition -> !partition.regionPrefix.isEmpty())
                .filter(partition -> region.startsWith(partition.regionPrefix))
                .findFirst()
                .orElse(AWS);
    }
}
