package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A signed revoke became a removal plan.
///
/// @param commands AWS CLI commands in the order to run them
/// @param alsoRemoves titles of what the same principal loses by the same commands
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
        Instant dueAt,
        List<String> alsoRemoves)
        implements CertificationEvent {
    public RemediationRequested {
        Require.present("campaignId", campaignId);
        Require.present("remediationId", remediationId);
        Require.present("itemId", itemId);
        Require.present("decisionId", decisionId);
        Require.account("accountId", accountId);
        Require.text("principalId", principalId);
        Require.present("kind", kind);
        Require.text("entitlementId", entitlementId);
        commands = List.copyOf(Require.present("commands", commands));
        Require.present("plannedAt", plannedAt);
        Require.present("dueAt", dueAt);
        // Messages from before there was such a member have none.
        alsoRemoves = alsoRemoves == null ? List.of() : List.copyOf(alsoRemoves);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
