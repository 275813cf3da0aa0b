package dev.attest.collector.evidence;

import java.io.IOException;

/// A raw file that rows point to is no longer where raw files are kept.
public final class EvidenceMissingException extends IOException {

    private static final long serialVersionUID = 1L;

    EvidenceMissingException(String sha256, IOException cause) {
        super("The raw file " + sha256 + " is not in the evidence store.", cause);
    }
}
