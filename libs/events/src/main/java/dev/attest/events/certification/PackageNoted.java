package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// Something that is no decision happened to a package: why it stayed unsigned can be told from
/// these.
///
/// @param text in words, with names and numbers as of then
public record PackageNoted(
        UUID campaignId, UUID packageId, PackageNote note, String text, Instant notedAt)
        implements CertificationEvent {
    public PackageNoted {
        Require.present("campaignId", campaignId);
        Require.present("packageId", packageId);
        Require.present("note", note);
        Require.text("text", text);
        Require.present("notedAt", notedAt);
    }

    @Override
    public String key() {
        return campaignId.toString();
    }
}
