package dev.attest.collector.evidence;

import dev.attest.buckets.Bucket;
import dev.attest.buckets.ObjectLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Raw files in a bucket. S3 compares the SHA-256 with what arrived before it keeps a file.
final class BucketFiles implements RawFiles {

    private final Bucket bucket;
    private final Optional<Duration> lock;
    private final ObjectLock.Mode mode;
    private final Clock clock;

    /// @param lock for how long a file is locked; empty for not at all
    BucketFiles(Bucket bucket, Optional<Duration> lock, ObjectLock.Mode mode, Clock clock) {
        this.bucket = bucket;
        this.lock = lock;
        this.mode = mode;
        this.clock = clock;
    }

    @Override
    public void keep(ReceivedFile file) throws IOException {
        try {
            bucket.put(
                    RawFiles.name(file.sha256()),
                    file.path(),
                    file.sha256(),
                    lock.map(time -> new ObjectLock(mode, clock.instant().plus(time)))
                            .orElse(null));
        } catch (IOException e) {
            throw new EvidenceAwayException(e);
        }
        Files.delete(file.path());
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return bucket.open(RawFiles.name(sha256));
    }
}
