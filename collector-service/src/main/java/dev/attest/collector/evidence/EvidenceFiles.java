package dev.attest.collector.evidence;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/// The raw files, unchanged, each under its SHA-256: `raw/ab/cd/abcd…`.
@ApplicationScoped
public class EvidenceFiles {

    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Clock clock;

    public EvidenceFiles(EvidenceConfig config, Clock clock) {
        root = config.directory();
        this.clock = clock;
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

    /// Moves a received file to its place for good; it is on the disk before a row points to it.
    public void keep(ReceivedFile file) throws IOException {
        Path place = place(file.sha256());
        Path folder = Objects.requireNonNull(place.getParent());
        boolean fresh = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(file.path(), place, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        for (Path at = folder;
                fresh && !at.equals(root);
                at = Objects.requireNonNull(at.getParent())) {
            force(Objects.requireNonNull(at.getParent()));
        }
    }

    /// A name is on the disk when its folder is.
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
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
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b ? new GzipMembers(in) : in;
    }

    /// Opens a file of which no more may come than so many bytes, after decompression.
    public static InputStream open(Path path, long maxBytes) throws IOException {
        return new BoundedStream(open(path), maxBytes);
    }

    /// Some bytes of a kept file, counted after decompression.
    public byte[] slice(String sha256, long offset, int length) throws IOException {
        try (InputStream in = open(place(sha256))) {
            in.skipNBytes(offset);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length != length) {
                throw new IOException("the raw file " + sha256 + " ends before the record");
            }
            return bytes;
        }
    }

    /// Opens a kept file, decompressed when it is compressed.
    public InputStream kept(String sha256) throws IOException {
        return open(place(sha256));
    }

    private Path place(String sha256) {
        return root.resolve("raw")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
