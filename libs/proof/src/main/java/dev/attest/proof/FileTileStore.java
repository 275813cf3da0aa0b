package dev.attest.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tiles as files in the C2SP layout, so that a plain web server over the folder is a transparency
/// log that others can follow.
public final class FileTileStore implements TileStore {

    private final Path folder;

    public FileTileStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(TilePath path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path.text())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(TilePath path, byte[] bytes) throws IOException {
        DurableFiles.write(folder.resolve(path.text()), bytes);
        if (path.full()) {
            dropPartials(folder.resolve(path.text() + ".p"));
        }
    }

    /// The full tile says everything that its partial forerunners said.
    private static void dropPartials(Path partials) throws IOException {
        if (!Files.isDirectory(partials)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(partials)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(partials);
    }
}
