package dev.attest.sample.model;

import java.time.Instant;
import java.util.List;

/// Who did what, where and when.
///
/// @param principalId the principal at the heart of it: an ARN, or an Identity Center user id
/// @param target what was changed, reached or kept: an ARN, a group or a permission set
/// @param at when it happened; for a state rather than a deed, when it began
/// @param eventIds the records that tell it, in order; empty when only the inventory does
public record Story(
        Plot plot,
        String accountId,
        String principalId,
        String target,
        Instant at,
        List<String> eventIds) {

    public Story {
        eventIds = List.copyOf(eventIds);
    }
}
