package dev.attest.certification.review;

import dev.attest.certification.population.Sought;
import dev.attest.certification.population.model.Advice;
import dev.attest.certification.routing.model.RoutedBy;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One access to be judged. Everything above the decision is as it stood at launch but the
/// commands: the signature writes them anew, for what is there by then.
@Entity
public class ReviewItem {
    @Id public UUID id;
    public UUID packageId;
    public UUID campaignId;
    public int position;

    @Enumerated(EnumType.STRING)
    public RoutedBy routedBy;

    public String subjectId;
    public String subjectName;
    public String subjectKind;
    public @Nullable String personId;
    public @Nullable String department;
    public @Nullable String status;
    public @Nullable Integer riskScore;
    public @Nullable String riskLevel;

    public String principalId;

    /// By which the principal is known under another name; null when nobody told it.
    public @Nullable String principalUniqueId;

    public String principalName;

    @Enumerated(EnumType.STRING)
    public PrincipalKind principalKind;

    public String principalAccount;
    public @Nullable String principalAccountName;

    /// The principals that the role lets in by name, and who stood behind them; empty for
    /// everything but roles.
    public String[] trustedIds;

    public String[] trustedPeople;

    public String entitlementId;

    @Enumerated(EnumType.STRING)
    public EntitlementKind kind;

    public String reference;

    /// By which the group or the trusted principal that the reference names is known under another
    /// name; null for all other access.
    public @Nullable String referenceUniqueId;

    public String title;
    public String detail;
    public String accountId;
    public @Nullable String accountName;
    public @Nullable Boolean administrator;
    public String[] sentences;
    public @Nullable Instant lastUsed;
    public boolean lastUsedKnown;

    @Enumerated(EnumType.STRING)
    public Advice.Verdict recommendation;

    public String[] reasons;
    public String[] commands;

    /// Titles of what the commands take away besides.
    public String[] alsoRemoves;

    public @Nullable UUID decisionId;

    @Enumerated(EnumType.STRING)
    public @Nullable DecisionOutcome outcome;

    public @Nullable String comment;
    public @Nullable String decidedBy;
    public @Nullable String decidedByName;
    public @Nullable Instant decidedAt;

    /// 0 before the first decision; grows with every decision and withdrawal.
    public int decisionVersion;

    public @Nullable UUID remediationId;

    public Sought sought() {
        return new Sought(
                principalId,
                principalUniqueId,
                principalAccount,
                kind,
                reference,
                referenceUniqueId,
                accountId);
    }
}
