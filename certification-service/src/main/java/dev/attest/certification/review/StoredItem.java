package dev.attest.certification.review;

import dev.attest.certification.population.DrawnItem;
import dev.attest.certification.population.TrustedPrincipal;
import java.util.Objects;
import java.util.UUID;

/// A drawn item as a row.
final class StoredItem {
    private StoredItem() {}

    static ReviewItem of(UUID id, ReviewPackage in, int position, DrawnItem drawn) {
        var row = new ReviewItem();
        row.id = id;
        row.packageId = in.id;
        row.campaignId = in.campaignId;
        row.position = position;
        row.routedBy = drawn.route().routedBy();
        subject(row, drawn);
        entitlement(row, drawn);
        row.administrator = drawn.meaning().administrator();
        row.sentences = drawn.meaning().sentences().toArray(String[]::new);
        row.lastUsed = drawn.lastUsed();
        row.lastUsedKnown = drawn.lastUsedKnown();
        row.recommendation = drawn.advice().verdict();
        row.reasons = drawn.advice().reasons().toArray(String[]::new);
        row.commands = drawn.commands().toArray(String[]::new);
        row.alsoRemoves = drawn.takenAlong().toArray(String[]::new);
        return row;
    }

    private static void subject(ReviewItem row, DrawnItem drawn) {
        var person = drawn.person();
        var principal = drawn.grant().principal();
        row.subjectId = drawn.subjectId();
        row.subjectName = person == null ? principal.name() : person.name();
        row.subjectKind = person == null ? "PRINCIPAL" : "PERSON";
        row.personId = principal.personId();
        if (person != null) {
            row.department = person.department();
            row.status = person.status().name();
        }
        var risk = drawn.risk();
        if (risk != null) {
            row.riskScore = risk.score();
            row.riskLevel = risk.level().name();
        }
        row.principalId = principal.principalId();
        row.principalUniqueId = principal.uniqueId();
        row.principalName = principal.name();
        row.principalKind = principal.kind();
        row.principalAccount = principal.accountId();
        row.principalAccountName = drawn.principalAccountName();
        row.trustedIds =
                drawn.trusted().stream().map(TrustedPrincipal::principalId).toArray(String[]::new);
        row.trustedPeople =
                drawn.trusted().stream()
                        .map(TrustedPrincipal::personId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new);
    }

    private static void entitlement(ReviewItem row, DrawnItem drawn) {
        var grant = drawn.grant();
        row.entitlementId = grant.entitlementId();
        row.kind = grant.kind();
        row.reference = grant.reference();
        row.referenceUniqueId = drawn.referenceUniqueId();
        row.title = drawn.title();
        row.detail = drawn.detail();
        row.accountId = grant.accountId();
        row.accountName = drawn.accountName();
    }
}
