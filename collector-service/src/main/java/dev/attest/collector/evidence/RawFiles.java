package dev.attest.collector.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/// Where raw files are kept for good, each under its SHA-256.
interface RawFiles {

    /// Keeps a received file, which is no longer where it arrived then. It cannot get lost any more
    /// when this returns.
    void keep(ReceivedFile file) throws IOException;

    /// Opens a kept file as it is.
    ///
    /// @throws NoSuchFileException when there is none
    InputStream open(String sha256) throws IOException;

    /// `raw/ab/cd/abcd…`
    static String name(String sha256) {
        return "raw/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }
}
