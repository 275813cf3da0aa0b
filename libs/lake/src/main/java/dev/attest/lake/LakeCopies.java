package dev.attest.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Copies of the lake's files on this machine: no more than fit into a bound, those that were asked
/// for last. A name holds the tag, so a copy is what the file is or is not used.
final class LakeCopies {

    private static final int AT_ONCE = 8;

    /// Where a copy is written before it gets its name.
    interface Drafts {
        Path draft() throws IOException;
    }

    /// Where files come from.
    interface Source {
        void get(LakeFile file, Path to) throws IOException;
    }

    private static final class Copy {
        private final ReentrantLock coming = new ReentrantLock();
        private final Partition partition;
        private final long bytes;
        private int holders;

        private Copy(Partition partition, long bytes) {
            this.partition = partition;
            this.bytes = bytes;
        }
    }

    private record Left(Path path, BasicFileAttributes is) {}

    private final Path folder;
    private final long most;
    private final Drafts drafts;
    private final Source source;
    // the one that was used longest ago comes first
    private final Map<Path, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    LakeCopies(Path folder, long most, Drafts drafts, Source source) {
        this.folder = folder;
        this.most = most;
        this.drafts = drafts;
        this.source = source;
        try {
            takeWhatIsLeft();
        } catch (IOException e) {
            throw new UncheckedIOException("copies of the lake cannot be kept in " + folder, e);
        }
    }

    Path folder() {
        return folder;
    }

    /// @param name without ending
    Path path(Partition partition, String name, String tag) {
        return folder.resolve(partition.path())
                .resolve(name + "." + tag.replaceAll("[^A-Za-z0-9-]", "") + LakeFolder.ENDING);
    }

    /// Keeps files here until the answer is closed.
    LakeStore.Hold hold(List<LakeFile> files) throws IOException {
        claim(files);
        try {
            bring(files);
        } catch (IOException | RuntimeException e) {
            release(files);
            throw e;
        }
        return () -> release(files);
    }

    private synchronized void claim(List<LakeFile> files) throws IOException {
        long asked = files.stream().mapToLong(LakeFile::bytes).sum();
        if (asked > most) {
            throw new CopiesFullException(asked, most);
        }
        for (LakeFile file : files) {
            Copy copy = copies.get(file.path());
            if (copy == null) {
                copy = new Copy(file.partition(), file.bytes());
                copies.put(file.path(), copy);
                used += file.bytes();
            }
            copy.holders++;
        }
        makeRoom();
        if (used > most) {
            release(files);
            throw new CopiesFullException(asked, most);
        }
    }

    private void makeRoom() throws IOException {
        Iterator<Map.Entry<Path, Copy>> oldest = copies.entrySet().iterator();
        while (used > most && oldest.hasNext()) {
            Map.Entry<Path, Copy> each = oldest.next();
            if (each.getValue().holders == 0) {
                Files.deleteIfExists(each.getKey());
                used -= each.getValue().bytes;
                oldest.remove();
            }
        }
    }

    private synchronized void release(List<LakeFile> files) {
        for (LakeFile file : files) {
            Copy copy = copies.get(file.path());
            if (copy != null && --copy.holders == 0 && !Files.exists(file.path())) {
                copies.remove(file.path());
                used -= copy.bytes;
            }
        }
    }

    private void bring(List<LakeFile> files) throws IOException {
        List<LakeFile> missing = files.stream().filter(file -> !Files.exists(file.path())).toList();
        if (missing.isEmpty()) {
            return;
        }
        try (ExecutorService workers =
                Executors.newFixedThreadPool(
                        Math.min(AT_ONCE, missing.size()), Thread.ofVirtual().factory())) {
            List<Future<?>> coming = new ArrayList<>();
            for (LakeFile file : missing) {
                coming.add(
                        workers.submit(() -> {
                            bring(file);
                            return file;
                        }));
            }
            try {
                for (Future<?> each : coming) {
                    await(each);
                }
            } finally {
                coming.forEach(each -> each.cancel(false));
            }
        }
    }

    private static void await(Future<?> coming) throws IOException {
        try {
            coming.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("a file of the lake cannot be copied", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while files of the lake were copied", e);
        }
    }

    private void bring(LakeFile file) throws IOException {
        ReentrantLock coming = coming(file.path());
        coming.lock();
        try {
            if (Files.exists(file.path())) {
                return;
            }
            Path draft = drafts.draft();
            try {
                source.get(file, draft);
                if (Files.size(draft) != file.bytes()) {
                    throw new IOException(file.name() + " came with another size than it has");
                }
                Files.createDirectories(Objects.requireNonNull(file.path().getParent()));
                Files.move(draft, file.path(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } finally {
            coming.unlock();
        }
    }

    private synchronized ReentrantLock coming(Path path) {
        return Objects.requireNonNull(copies.get(path)).coming;
    }

    /// Drops copies that nobody holds.
    synchronized void forget(List<LakeFile> files) throws IOException {
        for (LakeFile file : files) {
            Copy copy = copies.get(file.path());
            if (copy != null && copy.holders == 0) {
                Files.deleteIfExists(file.path());
                copies.remove(file.path());
                used -= copy.bytes;
            }
        }
    }

    /// Drops the copies of files that are no longer there.
    ///
    /// @param listed all files of some partitions
    /// @param of which partitions these are
    synchronized void forgetOthers(List<LakeFile> listed, Predicate<Partition> of)
            throws IOException {
        Set<Path> there = new HashSet<>();
        listed.forEach(file -> there.add(file.path()));
        Iterator<Map.Entry<Path, Copy>> all = copies.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Path, Copy> each = all.next();
            Copy copy = each.getValue();
            if (copy.holders == 0 && of.test(copy.partition) && !there.contains(each.getKey())) {
                Files.deleteIfExists(each.getKey());
                used -= copy.bytes;
                all.remove();
            }
        }
    }

    private void takeWhatIsLeft() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Left> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(LakeFolder.ENDING)).toList()) {
                left.add(new Left(file, Files.readAttributes(file, BasicFileAttributes.class)));
            }
        }
        left.sort(Comparator.comparing(each -> each.is.lastModifiedTime()));
        for (Left each : left) {
            Path parent = Objects.requireNonNull(each.path.getParent());
            Optional<Partition> partition = Partition.of(folder.relativize(parent));
            if (partition.isPresent()) {
                copies.put(each.path, new Copy(partition.get(), each.is.size()));
                used += each.is.size();
            }
        }
        makeRoom();
    }
}
