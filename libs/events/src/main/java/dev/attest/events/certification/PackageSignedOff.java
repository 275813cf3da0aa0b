package dev.attest.events.certification;

import dev.attest.events.Require;
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
    public PackageSignedOff {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.text("signedBy", signedBy);
        Require.text("meaning", meaning);
        Require.present("signedAt", signedAt);
        Require.notNegative("kept", kept);
        Require.notNegative("revoked", revoked);
        if (kept + revoked == 0) {
            throw new IllegalArgumentException(
                    "package " + packageId + " has no decision; an empty review is never signed");
        }
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
