package dev.attest.events.certification;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entitlement of one subject, as it stood when the campaign was launched.
///
/// @param subjectId person id, else the principal's id
/// @param entitlementId stable over campaigns: the same access of the same principal has the same
///   id
/// @param title what it means, in plain words
/// @param detail the identifiers behind the title, for the small print
/// @param lastUsed null when never seen used or unknown; see lastUsedKnown
/// @param riskScore the subject's score at launch; null when it was not assessed
public record ItemDescription(
        UUID itemId,
        UUID packageId,
        String subjectId,
        String subjectName,
        String principalId,
        String accountId,
        EntitlementKind kind,
        String entitlementId,
        String title,
        String detail,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        @Nullable Integer riskScore,
        Recommendation recommendation,
        List<String> reasons) {
    public ItemDescription {
        Require.present("itemId", itemId);
        Require.present("packageId", packageId);
        Require.text("subjectId", subjectId);
        Require.present("subjectName", subjectName);
        Require.text("principalId", principalId);
        Require.account("accountId", accountId);
        Require.present("kind", kind);
        Require.text("entitlementId", entitlementId);
        Require.present("title", title);
        Require.present("detail", detail);
        Require.present("recommendation", recommendation);
        reasons = List.copyOf(Require.present("reasons", reasons));
        Require.scoreOrNull("riskScore", riskScore);
    }
}
