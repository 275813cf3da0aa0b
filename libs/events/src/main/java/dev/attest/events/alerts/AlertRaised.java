package dev.attest.events.alerts;

import dev.attest.events.Require;
import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule matched an event.
///
/// @param ruleId file name of the rule, such as `root-console-login`
/// @param eventId the CloudTrail event that matched; counts once for an account and rule
/// @param target the principal that was acted upon, as an ARN; null when the event concerns none
public record AlertRaised(
        UUID alertId,
        String ruleId,
        Severity severity,
        String title,
        String accountId,
        String region,
        String eventId,
        String eventName,
        Instant eventTime,
        Actor actor,
        @Nullable String target,
        Instant raisedAt)
        implements AlertEvent {
    public AlertRaised {
        Require.present("alertId", alertId);
        Require.text("ruleId", ruleId);
        Require.present("severity", severity);
        Require.present("title", title);
        Require.account("accountId", accountId);
        Require.present("region", region);
        Require.text("eventId", eventId);
        Require.text("eventName", eventName);
        Require.present("eventTime", eventTime);
        Require.present("actor", actor);
        Require.present("raisedAt", raisedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
