package dev.attest.collector.trailfiles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// The trails whose files are collected, by a name of one's own: a bucket, with or without a queue
/// that tells of new files, or a folder.
@ConfigMapping(prefix = "attest.trails")
public interface TrailsConfig {

    @WithParentName
    Map<String, Trail> trails();

    /// Where a trail's files lie, and how they are taken.
    interface Trail {
        /// The bucket that CloudTrail delivers to.
        Optional<String> bucket();

        /// What stands before `AWSLogs/` in the keys.
        Optional<String> prefix();

        /// The region of the bucket and the queue; the collector's own, if not set.
        Optional<String> region();

        /// The account that keeps the bucket.
        Optional<String> account();

        /// The role that is assumed in that account; the collector's own credentials, if not set.
        Optional<String> role();

        /// What the role's trust policy asks for.
        Optional<String> externalId();

        /// The URL of a queue that is told of new files, by S3 itself, by SNS or by EventBridge.
        Optional<String> queue();

        /// Whether the bucket is listed too; without, only what the queue tells is found.
        @WithDefault("true")
        boolean list();

        /// A folder on this machine, instead of a bucket.
        Optional<Path> folder();

        /// Whether nothing new will come, so that silence is no alert.
        @WithDefault("false")
        boolean archive();

        /// What `aws cloudtrail list-public-keys` prints, instead of asking AWS.
        Optional<Path> publicKeys();

        /// The first day that is taken; everything, if not set.
        Optional<LocalDate> since();

        /// How many days before the last file each run lists again, for files that come late.
        @WithDefault("4")
        int relistDays();

        /// How often everything is listed again, for files that come very late.
        @WithDefault("7d")
        Duration sweep();

        /// Files that are fetched at the same time.
        @WithDefault("4")
        int fetchers();

        /// Bytes of one file as it lies; CloudTrail writes a few megabytes.
        @WithDefault("268435456")
        long maxFileBytes();
    }
}
