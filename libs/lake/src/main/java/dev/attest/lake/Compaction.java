package dev.attest.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Makes one file of the many that imports leave in a partition, with every event once. The new
/// file is there before the old ones go, so no reader ever misses an event; whoever reads in
/// between finds some twice, as they do wherever a partition has more than one file.
public final class Compaction {

    /// So many files are two times two at least.
    private static final int SPLIT = 4;

    private final LakeStore store;
    private final ParquetEngine engine;

    public Compaction(LakeStore store, ParquetEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /// When a partition is worth the work.
    ///
    /// @param files as soon as it has so many files
    /// @param quiet or two, and nothing came for so long
    public record Policy(int files, Duration quiet) {
        boolean due(List<LakeFile> of, Instant now) {
            if (of.size() < 2) {
                return false;
            }
            Instant since = now.minus(quiet);
            return of.size() >= files
                    || of.stream().allMatch(file -> file.modified().isBefore(since));
        }
    }

    /// Compacts every partition that is due. One that cannot be compacted stays as it is and stops
    /// no other.
    ///
    /// @param failed is told of those
    /// @return how many partitions were compacted
    public int run(Policy policy, Instant now, Consumer<LakeException> failed) {
        Map<Partition, List<LakeFile>> partitions =
                store.files().stream()
                        .collect(
                                Collectors.groupingBy(
                                        LakeFile::partition, TreeMap::new, Collectors.toList()));
        int done = 0;
        for (Map.Entry<Partition, List<LakeFile>> each : partitions.entrySet()) {
            if (policy.due(each.getValue(), now)) {
                try {
                    compact(each.getKey(), each.getValue());
                    done++;
                } catch (LakeException e) {
                    failed.accept(
                            new LakeException(
                                    "the lake's " + each.getKey() + " stays in parts", e));
                }
            }
        }
        return done;
    }

    /// Of a day that DuckDB cannot make one file of, as it is too much for the memory or a file
    /// cannot be read, halves and their halves become files: fewer, but more than one.
    private void compact(Partition partition, List<LakeFile> files) {
        try {
            merge(partition, files);
        } catch (LakeException whole) {
            if (files.size() >= SPLIT && whole.getCause() instanceof SQLException) {
                int middle = files.size() / 2;
                compactApart(partition, files.subList(0, middle), whole);
                compactApart(partition, files.subList(middle, files.size()), whole);
            }
            throw whole;
        }
    }

    private void compactApart(Partition partition, List<LakeFile> files, LakeException whole) {
        try {
            compact(partition, files);
        } catch (LakeException part) {
            whole.addSuppressed(part);
        }
    }

    private void merge(Partition partition, List<LakeFile> files) {
        try {
            Path draft = store.draft();
            try (LakeStore.Hold _ = store.fetch(files)) {
                engine.merge(files.stream().map(LakeFile::path).toList(), draft);
                LakeFolder.force(draft);
                store.publish(draft, partition, "day-" + name(files));
            } finally {
                Files.deleteIfExists(draft);
            }
            store.remove(files);
        } catch (IOException e) {
            throw new LakeException("the files of a day cannot be made one", e);
        }
    }

    /// Given by what goes into the file: the same files make the same one.
    private static String name(List<LakeFile> files) {
        String names =
                files.stream()
                        .map(file -> file.name() + " " + file.bytes())
                        .collect(Collectors.joining("\n"));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(names.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
