package dev.attest.collector.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Raw files in a folder.
final class FolderFiles implements RawFiles {

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    @Override
    public void keep(ReceivedFile file) throws IOException {
        Path place = root.resolve(RawFiles.name(file.sha256()));
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

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(root.resolve(RawFiles.name(sha256)));
    }
}
