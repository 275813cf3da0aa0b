package dev.attest.collector.lake;

import dev.attest.buckets.Bucket;
import dev.attest.buckets.BucketLocation;
import dev.attest.buckets.BucketSettings;
import dev.attest.collector.aws.AwsClients;
import dev.attest.lake.LakeBucket;
import dev.attest.lake.LakeFolder;
import dev.attest.lake.LakeStore;
import dev.attest.lake.LakeWriter;
import dev.attest.lake.ParquetEngine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The lake as imports write to it.
@ApplicationScoped
public class Lake {

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final LakeStore store;
    private final @Nullable Bucket bucket;
    private final ParquetEngine engine;
    private final LakeConfig config;
    private final Clock clock;

    Lake(LakeConfig config, AwsClients aws, Clock clock) {
        this.config = config;
        this.clock = clock;
        bucket = config.location().map(place -> bucket(config.s3(), place, aws)).orElse(null);
        store =
                bucket == null
                        ? new LakeFolder(config.directory())
                        : new LakeBucket(
                                bucket,
                                config.directory(),
                                config.directory().resolve("collector-copies"),
                                config.cacheBytes());
        engine = new ParquetEngine(config.memory(), store.spill(), config.filesAtOnce());
    }

    private static Bucket bucket(LakeConfig.S3 s3, String place, AwsClients aws) {
        return Bucket.open(
                BucketLocation.of("attest.lake.location", place),
                new BucketSettings(s3.region(), s3.endpoint(), s3.kmsKey()),
                aws.ownIn(s3.region()));
    }

    /// Removes what an import that was cut off left behind.
    void removeAbandoned(@Observes StartupEvent started) throws IOException {
        store.removeAbandoned(clock.instant().minus(ABANDONED));
    }

    /// Writes the events of one raw file. Whoever takes a writer closes it.
    ///
    /// @param sha256 of the raw file
    public LakeWriter writer(String sha256) {
        return new LakeWriter(store, engine, sha256, config.partBytes());
    }

    LakeStore store() {
        return store;
    }

    ParquetEngine engine() {
        return engine;
    }

    @PreDestroy
    void close() {
        engine.close();
        if (bucket != null) {
            bucket.close();
        }
    }
}
