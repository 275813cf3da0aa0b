package dev.attest.lake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Objects under keys, as S3 keeps them: put whole or not at all, and seen by everybody from then
/// on.
public interface LakeObjects {

    /// @param key from the lake's own beginning
    /// @param tag another one for another content
    record StoredObject(String key, long bytes, String tag, Instant modified) {}

    /// What was there at one moment.
    ///
    /// @param more whether others follow
    record Page(List<StoredObject> objects, boolean more) {
        public Page {
            objects = List.copyOf(objects);
        }
    }

    /// The first objects below a prefix whose keys follow one, in the order of their keys' bytes.
    ///
    /// @param after empty for the first ones
    Page list(String prefix, String after) throws IOException;

    /// Puts a file; an object of that key is replaced.
    void put(String key, Path file) throws IOException;

    /// Writes an object over a file.
    ///
    /// @throws NoSuchFileException when it is gone, or another one by now
    void get(StoredObject object, Path file) throws IOException;

    /// Deletes objects, each only while it is what it was; those that are gone do not matter.
    void delete(List<StoredObject> objects) throws IOException;
}
