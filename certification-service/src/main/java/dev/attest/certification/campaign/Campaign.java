package dev.attest.certification.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of a campaign definition. The population is fixed at launch and kept as JSON, because it
/// is only ever read as a whole.
@Entity
public class Campaign {
    @Id public UUID id;
    public String definitionId;
    public String name;
    public String scope;

    /// Null when the company named nobody.
    public @Nullable String ownerEmail;

    @Enumerated(EnumType.STRING)
    public CampaignState state;

    public String launchedBy;
    public Instant launchedAt;
    public Instant deadline;
    public @Nullable Instant closedAt;
    public @Nullable String closedBy;
    public @Nullable String reason;
    public String population;
    public int itemCount;
    @Version public long version;
}
