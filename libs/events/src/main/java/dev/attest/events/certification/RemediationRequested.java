package dev.attest.events.certification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A signed revoke became a removal plan.
///
/// @param commands AWS CLI commands in the order to run them
public record RemediationRequested(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        UUID decisionId,
        String accountId,
        String principalId,
        EntitlementKind kind,
        String entitlementId,
        List<String> commands,
        Instant plannedAt,
        Instant dueAt)
        implements CertificationEvent {

    public RemediationRequested {
        commands = List.copyOf(commands);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
