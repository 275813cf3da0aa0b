package dev.attest.reporting.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be recorded.
///
/// @param id what makes it the same fact when it is told again
/// @param kind such as `DecisionRecorded`
/// @param campaignId the campaign it belongs to; null when it belongs to none
/// @param subject what it can be looked up by; null when nothing does
/// @param leaf the entry, an object
/// @param overflow the fact's canonical JSON when the leaf holds only its hash; null otherwise
public record Fact(
        UUID id,
        String kind,
        @Nullable UUID campaignId,
        @Nullable String subject,
        ObjectNode leaf,
        byte @Nullable [] overflow) {}
