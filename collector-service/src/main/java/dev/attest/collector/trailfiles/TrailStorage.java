package dev.attest.collector.trailfiles;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Where the files of a trail lie.
interface TrailStorage extends AutoCloseable {

    /// Tells the ledger what is there.
    void list(RunLedger ledger);

    /// @throws VanishedException when it is no longer there
    OpenFile open(String bucket, String key) throws IOException, VanishedException;

    @Override
    void close();

    /// A file that is being read.
    ///
    /// @param size in bytes; what comes must be as much
    /// @param signature of a digest, in hex; null when it is not known
    record OpenFile(InputStream in, long size, String etag, @Nullable String signature)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// A file was listed or announced, and is not there.
    final class VanishedException extends Exception {
        private static final long serialVersionUID = 1L;

        VanishedException(String key) {
            super(key + " is no longer there");
        }
    }
}
