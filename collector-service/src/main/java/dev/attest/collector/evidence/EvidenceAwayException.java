package dev.attest.collector.evidence;

import java.io.IOException;

/// Raw files cannot be kept now; nothing of the file was taken.
public final class EvidenceAwayException extends IOException {

    private static final long serialVersionUID = 1L;

    EvidenceAwayException(IOException cause) {
        super("raw files cannot be kept: " + cause.getMessage(), cause);
    }
}
