package dev.attest.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The lake's folder. What lies in a partition under a name that ends in `.parquet` is whole and on
/// the disk; what is being written lies in `.writing`, where no reader looks.
public final class LakeFolder implements LakeStore {

    static final String TABLE = "iam-events";
    private static final String WRITING = ".writing";
    static final String ENDING = ".parquet";
    private static final int LEVELS = 4;

    private final Path table;

    public LakeFolder(Path root) {
        table = root.toAbsolutePath().normalize().resolve(TABLE);
    }

    /// Absent until the first event came.
    @Override
    public Path table() {
        return table;
    }

    @Override
    public List<LakeFile> files(LocalDate first, LocalDate last) {
        return partitions(first, last).stream().flatMap(p -> files(p).stream()).toList();
    }

    /// The partitions of some days, both included.
    private List<Partition> partitions(LocalDate first, LocalDate last) {
        List<Partition> found = new ArrayList<>();
        for (Path folder : folders(table, LEVELS)) {
            Partition.of(table.relativize(folder))
                    .filter(p -> !p.day().isBefore(first) && !p.day().isAfter(last))
                    .ifPresent(found::add);
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private List<LakeFile> files(Partition partition) {
        return children(table.resolve(partition.path())).stream()
                .filter(file -> file.toString().endsWith(ENDING))
                .flatMap(file -> file(partition, file).stream())
                .sorted(Comparator.comparing(LakeFile::path))
                .toList();
    }

    @Override
    public Hold fetch(List<LakeFile> files) {
        return () -> {};
    }

    @Override
    public Path draft() throws IOException {
        return Files.createTempFile(writing(), "part", ".tmp");
    }

    /// Where unfinished work may lie.
    Path writing() throws IOException {
        return Files.createDirectories(table.resolve(WRITING));
    }

    @Override
    public Path spill() {
        return table.resolve(WRITING).resolve("spill");
    }

    /// Forces a draft to the disk, so that publishing it is only a change of its name.
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void publish(Path draft, Partition partition, String name) throws IOException {
        Path folder = table.resolve(partition.path());
        boolean fresh = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Files.move(draft, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
        for (Path at = folder; fresh && !at.equals(table.getParent()); ) {
            at = Objects.requireNonNull(at.getParent());
            forceFolder(at);
        }
    }

    @Override
    public int removeAbandoned(Instant before) throws IOException {
        int removed = 0;
        for (Path file :
                Stream.concat(children(table.resolve(WRITING)).stream(), children(spill()).stream())
                        .toList()) {
            if (Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before)
                    && Files.deleteIfExists(file)) {
                removed++;
            }
        }
        return removed;
    }

    @Override
    public void remove(List<LakeFile> files) throws IOException {
        for (LakeFile file : files) {
            Files.deleteIfExists(file.path());
        }
    }

    @Override
    public List<Partition> drop(LocalDate firstKept) throws IOException {
        List<Partition> old = partitions(LocalDate.MIN, firstKept.minusDays(1));
        for (Partition partition : old) {
            Path folder = table.resolve(partition.path());
            for (Path file : children(folder)) {
                Files.deleteIfExists(file);
            }
            deleteEmpty(folder);
        }
        return old;
    }

    private void deleteEmpty(Path folder) throws IOException {
        for (Path at = folder; !at.equals(table); at = Objects.requireNonNull(at.getParent())) {
            if (!children(at).isEmpty()) {
                return;
            }
            Files.deleteIfExists(at);
        }
    }

    private static Optional<LakeFile> file(Partition partition, Path path) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(
                    new LakeFile(
                            partition,
                            path.getFileName().toString(),
                            path,
                            is.size(),
                            is.lastModifiedTime().toInstant(),
                            ""));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path folder, int levels) {
        if (levels == 0) {
            return List.of(folder);
        }
        return children(folder).stream()
                .filter(child -> child.getFileName().toString().indexOf('=') > 0)
                .flatMap(child -> folders(child, levels - 1).stream())
                .toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
