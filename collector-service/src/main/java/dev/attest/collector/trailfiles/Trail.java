package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.Partition;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A trail that is collected, checked: messages name the setting and its value.
///
/// @param owner the account that keeps the files, and the way in
record Trail(
        String name, AwsAccount owner, String region, Storage storage, TrailsConfig.Trail config) {

    /// Stands for the account of files that lie on this machine, or in a bucket of which nobody
    /// says whose it is.
    static final String NO_ACCOUNT = "000000000000";

    /// Stands for the region of a folder.
    static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /// Where the files lie.
    sealed interface Storage {
        /// @param prefix before `AWSLogs/`, empty or with a slash at its end
        record Bucket(String name, String prefix, Optional<String> queue, boolean listed)
                implements Storage {}

        record Folder(Path path) implements Storage {}
    }

    /// @throws IllegalArgumentException when a setting is wrong
    static Trail of(String name, TrailsConfig.Trail config, String home) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a trail is called '" + name + "', which is not 1 to 40 of a-z, 0-9 and -");
        }
        if (name.equals(UploadedFiles.TRAIL)) {
            throw new IllegalArgumentException(
                    "a trail is called '" + name + "', as the one of imported files is");
        }
        String at = "attest.trails." + name + ".";
        Storage storage = storage(at, config);
        boolean local = storage instanceof Storage.Folder;
        String region = local ? LOCAL : config.region().orElse(home);
        String account = config.account().orElse(NO_ACCOUNT);
        if (!ACCOUNT.matcher(account).matches()) {
            throw wrong(at + "account", account, "12 digits");
        }
        if (config.role().isPresent() && account.equals(NO_ACCOUNT)) {
            throw new IllegalArgumentException(at + "account is missing: the role is in it");
        }
        var owner =
                new AwsAccount(
                        account,
                        Partition.ofRegion(local ? home : region),
                        config.role().orElse(null),
                        config.externalId().orElse(null));
        return new Trail(name, owner, region, storage, config);
    }

    private static Storage storage(String at, TrailsConfig.Trail config) {
        if (config.folder().isPresent()) {
            if (config.bucket().isPresent() || config.queue().isPresent()) {
                throw new IllegalArgumentException(
                        at + "folder stands beside a bucket or a queue: they are two trails");
            }
            return new Storage.Folder(config.folder().get().toAbsolutePath());
        }
        String bucket =
                config.bucket()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        at + "bucket is missing, and " + at + "folder"));
        if (!BUCKET.matcher(bucket).matches()) {
            throw wrong(at + "bucket", bucket, "the name of a bucket");
        }
        if (!config.list() && config.queue().isEmpty()) {
            throw new IllegalArgumentException(at + "list is false, and there is no queue");
        }
        String prefix = config.prefix().orElse("");
        return new Storage.Bucket(
                bucket,
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                config.queue(),
                config.list());
    }

    private static IllegalArgumentException wrong(String setting, String value, String form) {
        return new IllegalArgumentException(setting + " is '" + value + "', must be " + form);
    }
}
