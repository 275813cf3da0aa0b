package dev.attest.collector.evidence;

import java.io.IOException;

/// A raw file has other bytes than were kept.
public final class EvidenceAlteredException extends IOException {

    private static final long serialVersionUID = 1L;

    EvidenceAlteredException(String sha256) {
        super("the raw file " + sha256 + " is not what was kept");
    }
}
