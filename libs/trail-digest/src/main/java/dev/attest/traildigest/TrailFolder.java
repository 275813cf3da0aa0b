package dev.attest.traildigest;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// CloudTrail's files in a folder, as they are copied from a bucket. Links below it are not
/// followed.
///
/// The signature of a digest is not in it; where `FILE.head.json` lies beside the digest, with what
/// `aws s3api head-object` prints of it, it is taken from there.
public final class TrailFolder {

    /// More than CloudTrail writes into a file, even uncompressed.
    private static final long LONGEST_LOG = 4L * 1024 * 1024 * 1024;

    private TrailFolder() {}

    /// Logs and digests below the folder; other files are left alone.
    ///
    /// @throws IOException when the folder, or one below it, cannot be read: nobody knows what lies
    ///   there
    public static List<Found> read(Path folder) throws IOException {
        Path root = folder.toRealPath();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        List<Found> found = new ArrayList<>();
        for (Path file : files) {
            FileName.of(String.valueOf(file.getFileName()))
                    .ifPresent(name -> found.add(read(root, file, name)));
        }
        return found;
    }

    private static Found read(Path folder, Path file, FileName name) {
        String path = folder.relativize(file).toString();
        String shown = path.isEmpty() ? file.toString() : path;
        try (InputStream in = open(file)) {
            return switch (name.kind()) {
                case LOG -> new Found.Log(shown, name, Sha256.hex(in, LONGEST_LOG));
                case DIGEST ->
                        new Found.OneDigest(
                                shown,
                                name,
                                DigestReader.read(whole(in, DigestReader.LONGEST)),
                                HeadObject.signature(file));
            };
        } catch (UnreadableDigestException | IOException e) {
            return new Found.Unreadable(shown, name, "cannot be read: " + e.getMessage());
        }
    }

    /// @param longest in bytes; what is longer is refused
    static byte[] whole(InputStream in, int longest) throws IOException {
        byte[] content = in.readNBytes(longest + 1);
        if (content.length > longest) {
            throw new IOException("more than " + longest + " bytes");
        }
        return content;
    }

    /// Uncompressed, whatever its name says.
    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS);
        try {
            return GzipMembers.decompressed(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
