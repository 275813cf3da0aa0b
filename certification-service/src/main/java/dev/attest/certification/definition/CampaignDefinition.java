package dev.attest.certification.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a campaign reviews, for how long and how often.
///
/// @param id the file's name
/// @param scope CEL over the variable `entitlement`
/// @param owner e-mail of the campaign's owner, who reviews what nobody else can; null when the
///   company has named nobody
/// @param schedule cron with seconds, in UTC
/// @param tests entitlements that the scope must or must not cover
public record CampaignDefinition(
        String id,
        String name,
        String description,
        String scope,
        Duration duration,
        @Nullable String owner,
        String schedule,
        List<ScopeTest> tests) {
    public CampaignDefinition {
        tests = List.copyOf(tests);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(id + ": duration " + duration + " is not positive");
        }
    }

    /// @param entitlement fields as the scope sees them; those left out are null
    /// @param matches whether the scope must cover it
    public record ScopeTest(
            String name, Map<String, @Nullable Object> entitlement, boolean matches) {}
}
