package dev.attest.collector.evidence;

import dev.attest.buckets.Bucket;
import dev.attest.buckets.BucketLocation;
import dev.attest.buckets.BucketSettings;
import dev.attest.collector.aws.AwsClients;
import dev.attest.traildigest.GzipMembers;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The raw files, unchanged, each under its SHA-256, in a folder or in S3. What arrives is in a
/// folder first.
@ApplicationScoped
public class EvidenceFiles {

    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Clock clock;
    private final @Nullable Bucket bucket;
    private final RawFiles kept;

    public EvidenceFiles(EvidenceConfig config, AwsClients aws, Clock clock) {
        root = config.directory();
        this.clock = clock;
        bucket = config.location().map(place -> bucket(config.s3(), place, aws)).orElse(null);
        if (bucket == null && config.lock().isPresent()) {
            throw new IllegalArgumentException(
                    "attest.evidence.lock needs attest.evidence.location: a folder has no locks");
        }
        kept =
                bucket == null
                        ? new FolderFiles(root)
                        : new BucketFiles(bucket, config.lock(), config.lockMode(), clock);
    }

    private static Bucket bucket(EvidenceConfig.S3 s3, String place, AwsClients aws) {
        return Bucket.open(
                BucketLocation.of("attest.evidence.location", place),
                new BucketSettings(s3.region(), s3.endpoint(), s3.kmsKey()),
                aws.ownIn(s3.region()));
    }

    @PreDestroy
    void close() {
        if (bucket != null) {
            bucket.close();
        }
    }

    /// Removes what an import that was cut off left behind.
    void removeAbandoned(@Observes StartupEvent started) throws IOException {
        Path incoming = Files.createDirectories(root.resolve("incoming"));
        FileTime dayAgo = FileTime.from(clock.instant().minus(Duration.ofDays(1)));
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(dayAgo) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// A file to write to while something is read; it is gone after a day when nobody removes it.
    public Path part() throws IOException {
        Path incoming = Files.createDirectories(root.resolve("incoming"));
        return Files.createTempFile(incoming, "part", ".part");
    }

    /// Writes a stream to a file of its own and takes its hash on the way.
    public ReceivedFile receive(String name, InputStream body) throws IOException {
        Path incoming = Files.createDirectories(root.resolve("incoming"));
        Path path = Files.createTempFile(incoming, "import", ".part");
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new ReceivedFile(name, path, HexFormat.of().formatHex(digest.digest()), size);
    }

    /// Puts a received file to its place for good; it is there before a row points to it.
    public void keep(ReceivedFile file) throws IOException {
        kept.keep(file);
    }

    /// Keeps a file that nobody can read, for it is evidence all the more, unless whoever found
    /// that out kept it before.
    public void keepRefused(ReceivedFile file) throws IOException {
        if (Files.exists(file.path())) {
            keep(file);
        }
    }

    /// Removes a received file that was not kept; one that was kept stays.
    public void discard(ReceivedFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a file that was received, decompressed when it is compressed.
    public static InputStream open(Path path) throws IOException {
        return GzipMembers.decompressed(Files.newInputStream(path));
    }

    /// Opens a file of which no more may come than so many bytes, after decompression.
    public static InputStream open(Path path, long maxBytes) throws IOException {
        return new BoundedStream(open(path), maxBytes);
    }

    /// Some bytes of a kept file, counted after decompression. The file is read to its end, so that
    /// nothing comes of one that is not what was kept.
    public byte[] slice(String sha256, long offset, int length) throws IOException {
        try (VerifiedStream file = verified(sha256);
                InputStream in = GzipMembers.decompressed(file)) {
            in.skipNBytes(offset);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length != length) {
                throw new IOException("the raw file " + sha256 + " ends before the record");
            }
            file.toEnd();
            return bytes;
        }
    }

    /// Opens a kept file, decompressed when it is compressed. Whoever reads it to its end hears
    /// when it is not what was kept.
    public InputStream kept(String sha256) throws IOException {
        InputStream file = verified(sha256);
        try {
            return GzipMembers.decompressed(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private VerifiedStream verified(String sha256) throws IOException {
        try {
            return new VerifiedStream(kept.open(sha256), sha256);
        } catch (NoSuchFileException e) {
            throw new EvidenceMissingException(sha256, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
