package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a removal plan was made from has changed, so the plan was written anew; the former one must
/// not be run any more.
///
/// @param commands AWS CLI commands in the order to run them, instead of all that were told before
/// @param reason why, in words
public record RemediationReplanned(
        UUID campaignId,
        UUID remediationId,
        UUID itemId,
        String entitlementId,
        List<String> commands,
        String reason,
        Instant replannedAt)
        implements CertificationEvent {
    public RemediationReplanned {
        Require.present("campaignId", campaignId);
        Require.present("remediationId", remediationId);
        Require.present("itemId", itemId);
        Require.text("entitlementId", entitlementId);
        commands = List.copyOf(Require.present("commands", commands));
        Require.text("reason", reason);
        Require.present("replannedAt", replannedAt);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
