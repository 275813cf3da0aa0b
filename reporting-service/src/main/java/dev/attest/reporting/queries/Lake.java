package dev.attest.reporting.queries;

import dev.attest.buckets.Bucket;
import dev.attest.buckets.BucketLocation;
import dev.attest.buckets.BucketSettings;
import dev.attest.lake.LakeBucket;
import dev.attest.lake.LakeFolder;
import dev.attest.lake.LakeStore;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lake as queries read it. Made at the start, so that a place that makes no sense is refused.
@Startup
@ApplicationScoped
class Lake {

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Clock clock;
    private final @Nullable Bucket bucket;
    private final LakeStore store;

    Lake(LakeConfig config, Clock clock) {
        this.clock = clock;
        bucket = config.location().map(place -> bucket(config.s3(), place)).orElse(null);
        store =
                bucket == null
                        ? new LakeFolder(config.directory())
                        : new LakeBucket(
                                bucket,
                                config.directory(),
                                config.directory().resolve("reporting-copies"),
                                config.cacheBytes());
    }

    private static Bucket bucket(LakeConfig.S3 s3, String place) {
        return Bucket.open(
                BucketLocation.of("attest.lake.location", place),
                new BucketSettings(s3.region(), s3.endpoint(), Optional.empty()),
                s3.profile());
    }

    LakeStore store() {
        return store;
    }

    /// Drops copies of what the lake no longer has, whether anybody asks for those days or not, and
    /// what was being copied when a process ended.
    @Scheduled(
            identity = "tidy-lake-copies",
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() throws IOException {
        if (bucket != null) {
            store.files();
            store.removeAbandoned(clock.instant().minus(ABANDONED));
        }
    }

    @PreDestroy
    void close() {
        if (bucket != null) {
            bucket.close();
        }
    }
}
