package dev.attest.collector.trailfiles;

import dev.attest.traildigest.HeadObject;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder on this machine. Links are not followed. The signature of a digest is taken from
/// `DIGEST.head.json` beside it, what `aws s3api head-object` prints of it.
final class FolderStorage implements TrailStorage {

    private static final int PAGE = 500;

    private final Path root;

    FolderStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void list(RunLedger ledger) {
        List<ListedFile> page = new ArrayList<>();
        try {
            Path start = root.toRealPath();
            Files.walkFileTree(
                    start,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            if (is.isRegularFile()) {
                                add(page, start.relativize(file), is, ledger);
                            }
                            if (page.size() == PAGE) {
                                ledger.found(page);
                                page.clear();
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (file.equals(start)) {
                                throw e;
                            }
                            ledger.trouble(file + " cannot be read: " + e.getMessage());
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be read: " + e.getMessage(), e);
        }
        ledger.found(page);
        ledger.leftOf(key -> !Files.exists(root.resolve(key)));
    }

    private static void add(
            List<ListedFile> page, Path file, BasicFileAttributes is, RunLedger ledger) {
        String key = file.toString().replace(File.separatorChar, '/');
        Optional<TrailFileKey> told = TrailFileKey.loose(key);
        if (told.isPresent() && !isText(file)) {
            ledger.trouble(key + " cannot be read: its name is no text");
        } else {
            told.ifPresent(of -> page.add(new ListedFile("", key, of, tag(is), is.size())));
        }
    }

    /// Whether the name says which file it is: bytes that are no text come out of it altered.
    private static boolean isText(Path file) {
        try {
            return Path.of(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String tag(BasicFileAttributes is) {
        return is.size() + "-" + is.lastModifiedTime().toMillis();
    }

    @Override
    public OpenFile open(String bucket, String key) throws IOException, VanishedException {
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root)) {
            throw new IOException(key + " leads out of the folder");
        }
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return new OpenFile(
                    new Unchanged(
                            Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), file, tag(is)),
                    is.size(),
                    tag(is),
                    HeadObject.signature(file));
        } catch (NoSuchFileException e) {
            throw new VanishedException(key);
        }
    }

    @Override
    public void close() {}

    /// Fails at its end when the file was written to meanwhile: half a file is none.
    private static final class Unchanged extends FilterInputStream {
        private final Path file;
        private final String tag;

        private Unchanged(InputStream in, Path file, String tag) {
            super(in);
            this.file = file;
            this.tag = tag;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read < 0
                    && !tag(Files.readAttributes(file, BasicFileAttributes.class)).equals(tag)) {
                throw new IOException("the file changed while it was read");
            }
            return read;
        }
    }
}
