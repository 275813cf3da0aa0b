package dev.attest.collector.aws;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/// The collector's own credentials, for each partition others: an access key of one means nothing
/// in another. At home they come from the SDK's default chain, elsewhere from the named profile.
final class OwnCredentials {

    private static final String SETTING = "attest.aws.profiles.";

    private final Partition home;
    private final AwsCredentialsProvider chain;
    private final Map<Partition, AwsCredentialsProvider> elsewhere = new EnumMap<>(Partition.class);

    /// @param chain what the home partition uses
    /// @param profiles the shared configuration, read anew when it changes
    /// @throws IllegalArgumentException when a profile is for what is no other partition
    OwnCredentials(AwsConfig config, AwsCredentialsProvider chain, Supplier<ProfileFile> profiles) {
        this.home = Partition.ofRegion(config.region());
        this.chain = chain;
        config.profiles()
                .forEach((key, profile) -> {
                    Partition partition = partition(key, config.region());
                    elsewhere.put(partition, named(partition, profile, profiles));
                });
    }

    /// Credentials that are good in a partition; where there are none, each use of them is refused.
    AwsCredentialsProvider of(Partition partition) {
        return partition == home
                ? chain
                : elsewhere.getOrDefault(partition, () -> refused(partition));
    }

    private AwsCredentials refused(Partition partition) {
        throw new NoCredentialsException(
                "no credentials for partition %s: those of %s mean nothing there, and %s names no profile"
                        .formatted(partition.id(), home.id(), SETTING + partition.id()));
    }

    private static AwsCredentialsProvider named(
            Partition partition, String profile, Supplier<ProfileFile> profiles) {
        AwsCredentialsProvider provider =
                ProfileCredentialsProvider.builder()
                        .profileFile(profiles)
                        .profileName(profile)
                        .build();
        return () -> {
            if (profiles.get().profile(profile).isEmpty()) {
                throw new NoCredentialsException(
                        "no credentials for partition %s: %s is '%s', which is no profile of the shared AWS configuration"
                                .formatted(partition.id(), SETTING + partition.id(), profile));
            }
            return provider.resolveCredentials();
        };
    }

    // Names of environment variables have no dashes: what comes from them has dots in their place.
    private Partition partition(String key, String region) {
        Partition partition =
                Partition.of(key.replace('.', '-'))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s is for no partition; there are %s"
                                                .formatted(SETTING + key, all())));
        if (partition == home) {
            throw new IllegalArgumentException(
                    "%s is for the partition of attest.aws.region (%s), where credentials come from the default chain; AWS_PROFILE names a profile for it"
                            .formatted(SETTING + partition.id(), region));
        }
        return partition;
    }

    private static String all() {
        return Arrays.stream(Partition.values()).map(Partition::id).collect(joining(", "));
    }
}
