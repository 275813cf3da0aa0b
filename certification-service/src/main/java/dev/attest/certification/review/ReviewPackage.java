package dev.attest.certification.review;

import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.routing.model.RoutedBy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reviewer's items of one campaign. Its version is the ETag of everything decided in it.
@Entity
public class ReviewPackage {
    @Id public UUID id;
    public UUID campaignId;
    public String reviewerId;
    public String reviewerName;
    public String reviewerEmail;

    @Enumerated(EnumType.STRING)
    public RoutedBy routedBy;

    @Enumerated(EnumType.STRING)
    public PackageState state;

    /// Highest risk level of its subjects, or `UNKNOWN`.
    public String topRisk;

    public Instant openedAt;
    public Instant dueAt;
    public Instant snapshotAt;
    public int escalationLevel;
    public int items;
    public int kept;
    public int revoked;
    public @Nullable Instant signedAt;
    public @Nullable String signedBy;
    public @Nullable String meaning;
    public @Nullable Instant authenticatedAt;
    public Instant changedAt;
    @Version public long version;

    /// Gives the package a new version, also when only its items changed or no time passed.
    void changed(Instant now) {
        changedAt = now.isAfter(changedAt) ? now : changedAt.plus(1, ChronoUnit.MICROS);
    }

    public int undecided() {
        return items - kept - revoked;
    }
}
