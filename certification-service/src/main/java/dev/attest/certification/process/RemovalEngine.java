package dev.attest.certification.process;

import dev.attest.certification.remediation.RemovalProcesses;
import dev.attest.certification.remediation.model.Reading;
import dev.attest.certification.review.ReviewItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;

/// Removals as instances of `remediation`.
@ApplicationScoped
class RemovalEngine implements RemovalProcesses {
    static final String PROCESS = "remediation";

    private final RuntimeService runtime;

    RemovalEngine(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(UUID remediationId, ReviewItem revoked) {
        var risk = revoked.riskLevel;
        EngineCalls.run(() ->
                runtime.startProcessInstanceByKey(
                        PROCESS,
                        remediationId.toString(),
                        Map.of(
                                Variables.ITEM_ID,
                                revoked.id.toString(),
                                Variables.RISK_LEVEL,
                                risk == null ? "UNKNOWN" : risk,
                                Variables.ADMINISTRATOR,
                                Boolean.TRUE.equals(revoked.administrator))));
    }

    @Override
    public void proven(UUID remediationId, Reading reading) {
        tell("RemovalProven", remediationId, reading);
    }

    /// The watch may have ended: then nobody waits for this any more, and the next review will find
    /// the access.
    @Override
    public void returned(UUID remediationId, Reading reading) {
        tell("AccessReturned", remediationId, reading);
    }

    private void tell(String message, UUID remediationId, Reading reading) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(remediationId.toString())
                        .setVariable(Variables.SNAPSHOT_ID, reading.snapshotId().toString())
                        .setVariable(Variables.OBSERVED_AT, reading.observedAt().toString())
                        .correlateAll());
    }
}
