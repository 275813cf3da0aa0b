package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredCredentials;
import dev.attest.risk.landscape.StoredPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A principal as read for an assessment.
///
/// @param subjectId whose risk it counts for; its own id for a role, which counts for nobody
record PrincipalRow(
        String subjectId,
        String principalId,
        String accountId,
        String kind,
        String name,
        @Nullable Instant createdAt,
        List<String> groups,
        List<StoredPolicy> policies,
        @Nullable StoredPolicy boundary,
        @Nullable String trustSha256,
        StoredCredentials credentials) {}
