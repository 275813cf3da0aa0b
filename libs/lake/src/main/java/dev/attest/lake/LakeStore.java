package dev.attest.lake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Where the lake lies. Wherever that is, files are written and read on this machine, and what is
/// seen of them is whole.
public interface LakeStore {

    /// The folder that fetched files are read from: `year=…/month=…/day=…/region=…/`.
    Path table();

    /// The files of some days, both included, sorted by partition and name. Those of one partition
    /// are told as they were at one moment.
    ///
    /// @throws java.io.UncheckedIOException when they cannot be listed
    List<LakeFile> files(LocalDate first, LocalDate last);

    /// All files.
    default List<LakeFile> files() {
        return files(LocalDate.MIN, LocalDate.MAX);
    }

    /// Sees to it that files can be read at their paths until the answer is closed.
    ///
    /// @throws NoSuchFileException when one of them is gone: list again
    /// @throws CopiesFullException when there is no room for them
    Hold fetch(List<LakeFile> files) throws IOException;

    /// Files that stay readable.
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /// A file to write to; it has to be published or deleted.
    Path draft() throws IOException;

    /// Where work may lie that does not fit into the memory.
    Path spill();

    /// Gives a forced draft its name for good. A file of that name is replaced.
    ///
    /// @param name without ending
    void publish(Path draft, Partition partition, String name) throws IOException;

    /// Deletes files; those that are gone already do not matter.
    void remove(List<LakeFile> files) throws IOException;

    /// Deletes the days before one.
    ///
    /// @return the partitions that went
    List<Partition> drop(LocalDate firstKept) throws IOException;

    /// Deletes what was being written on this machine before a moment and never finished.
    ///
    /// @return how many files went
    int removeAbandoned(Instant before) throws IOException;
}
