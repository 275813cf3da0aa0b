package dev.attest.lake;

import dev.attest.lake.parquet.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes the events of one raw file into the lake: nothing of it is seen before [#publish()]. The
/// same file gives the same names, so writing it again adds nothing. Not for several threads at
/// once.
public final class LakeWriter implements AutoCloseable {

    // Parts that are being written while the next ones are read.
    private static final int AHEAD = 2;

    private final LakeStore store;
    private final ParquetEngine engine;
    private final String sourceFile;
    private final List<Column<LakeRecord>> columns;
    private final long maxBytes;
    private final Map<Partition, EventPart> open = new TreeMap<>();
    private final Map<Partition, Integer> written = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable Partition latest;
    private long bytes;

    /// @param sourceFile SHA-256 of the raw file, lower-case hexadecimal
    /// @param maxBytes how much is held in memory
    public LakeWriter(LakeStore store, ParquetEngine engine, String sourceFile, long maxBytes) {
        this.store = store;
        this.engine = engine;
        this.sourceFile = sourceFile;
        this.maxBytes = maxBytes;
        columns = EventColumns.of(sourceFile);
    }

    private record Draft(Path path, Partition partition, String name, Future<?> writing) {

        private void await() {
            try {
                writing.get();
            } catch (ExecutionException e) {
                throw new LakeException("a file of the lake cannot be written", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LakeException("interrupted while a file of the lake was written", e);
            }
        }

        /// Waits until nobody writes any more, whatever became of it.
        private void settle() {
            try {
                await();
            } catch (LakeException e) {
                // the draft goes in any case
            }
        }
    }

    /// Takes an event. Of those with one identity the first stays.
    public void add(LakeRecord record) {
        Partition partition = partition(record);
        EventPart part = open.get(partition);
        if (part == null) {
            part = new EventPart(columns);
            open.put(partition, part);
            bytes += part.bytes();
        }
        bytes += part.add(record);
        while (bytes > maxBytes) {
            write(largest());
        }
    }

    /// That of the event before, nearly always.
    private Partition partition(LakeRecord record) {
        Partition known = latest;
        if (known == null || !known.holds(record.eventTime(), record.awsRegion())) {
            known = record.partition();
            latest = known;
        }
        return known;
    }

    /// Begins to write what is held, while the caller does something else.
    public void flush() {
        while (!open.isEmpty()) {
            write(open.keySet().iterator().next());
        }
    }

    /// Makes everything visible that was added. After a crash on the way some files are there and
    /// some are not, each of them whole; publishing again completes them.
    public void publish() {
        flush();
        drafts.forEach(Draft::await);
        try {
            for (Draft draft : drafts) {
                store.publish(draft.path, draft.partition, draft.name);
            }
        } catch (IOException e) {
            throw new LakeException("files cannot be added to the lake", e);
        }
        drafts.clear();
    }

    private Partition largest() {
        return open.entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().bytes()))
                .map(Entry::getKey)
                .orElseThrow();
    }

    private void write(Partition partition) {
        EventPart part = open.remove(partition);
        if (part == null) {
            return;
        }
        bytes -= part.bytes();
        int number = written.merge(partition, 1, Integer::sum);
        if (drafts.size() >= AHEAD) {
            drafts.get(drafts.size() - AHEAD).await();
        }
        try {
            Path draft = store.draft();
            drafts.add(
                    new Draft(
                            draft,
                            partition,
                            "part-%s-%d".formatted(sourceFile, number),
                            engine.begin(part, draft)));
        } catch (IOException e) {
            throw new LakeException("a file of the lake cannot be written", e);
        }
    }

    /// Drops what was not published.
    @Override
    public void close() {
        try {
            for (Draft draft : drafts) {
                draft.settle();
                Files.deleteIfExists(draft.path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
