package dev.attest.reporting.report;

import dev.attest.proof.Hash;
import dev.attest.proof.Proof;
import dev.attest.proof.ProvenFile;
import dev.attest.reporting.evidence.EvidenceLog;
import dev.attest.reporting.evidence.EvidenceProofs;
import dev.attest.reporting.evidence.LogEntry;
import dev.attest.reporting.platform.Await;
import jakarta.enterprise.context.ApplicationScoped;

/// The sidecars of reports. Blocking.
@ApplicationScoped
class ReportProofs {

    private final EvidenceLog log;
    private final EvidenceProofs proofs;

    ReportProofs(EvidenceLog log, EvidenceProofs proofs) {
        this.log = log;
        this.proofs = proofs;
    }

    /// The bytes of `FILE.proof`; the same each time.
    byte[] sidecar(Report report) {
        LogEntry entry =
                Await.reading(session -> log.range(session, report.logIndex, report.logIndex + 1))
                        .getFirst();
        EvidenceProofs.Proven proven = proofs.first(entry);
        return new Proof(
                        new ProvenFile(report.fileName, Hash.ofHex(report.sha256), report.size),
                        proven.entry(),
                        proven.inclusion(),
                        proven.checkpoint(),
                        proven.keyId())
                .bytes();
    }
}
