package dev.attest.collector.inventory.history;

import java.time.Instant;
import java.util.Map;

/// A thing as it was at a moment.
///
/// @param region empty for kinds without one
/// @param kind the kind of reading that shows it, such as `iam-authorization-details`
/// @param type such as `iam-user`
/// @param id its ARN, or what else names it
/// @param since the reading that first showed it like this
/// @param state what it was like, in the words of its reader or of AWS
public record ThingView(
        String accountId,
        String region,
        String kind,
        String type,
        String id,
        String name,
        Instant since,
        Map<String, Object> state) {}
