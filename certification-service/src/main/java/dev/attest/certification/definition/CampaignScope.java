package dev.attest.certification.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says which entitlements a campaign reviews.
@FunctionalInterface
public interface CampaignScope {
    /// @param entitlement every field that a scope may name; what is not known is null
    /// @throws ScopeFailure when the expression has no value for it
    boolean covers(Map<String, @Nullable Object> entitlement);
}
