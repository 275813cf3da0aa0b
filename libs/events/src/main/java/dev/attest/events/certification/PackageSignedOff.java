package dev.attest.events.certification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reviewer signed a package; its decisions are final and its remediations start.
///
/// @param meaning the sentence the signature stands for
/// @param authenticatedAt when the signer last logged in (`auth_time`); null when the token does
///   not say
public record PackageSignedOff(
        UUID campaignId,
        UUID packageId,
        String signedBy,
        String meaning,
        int kept,
        int revoked,
        @Nullable Instant authenticatedAt,
        Instant signedAt)
        implements CertificationEvent {

    @Override
    public String key() {
        return campaignId.toString();
    }
}
