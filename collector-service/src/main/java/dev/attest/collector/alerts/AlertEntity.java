package dev.attest.collector.alerts;

import dev.attest.events.Severity;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored alert. Imports raise it in bulk and count what repeats; people take it on and close it.
@Entity
@Table(name = "alert")
public class AlertEntity {

    @Id UUID id;

    @Column(name = "rule_id")
    String ruleId;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String title;
    String runbook;

    @Column(name = "account_id")
    String accountId;

    String region;

    @Column(name = "event_id")
    String eventId;

    @Column(name = "event_name")
    String eventName;

    @Column(name = "event_time")
    Instant eventTime;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    ActorKind actorKind;

    @Column(name = "actor_principal")
    @Nullable String actorPrincipal;

    @Column(name = "actor_name")
    String actorName;

    @Column(name = "actor_account")
    @Nullable String actorAccount;

    @Column(name = "session_name")
    @Nullable String sessionName;

    @Column(name = "source_identity")
    @Nullable String sourceIdentity;

    @Nullable String target;

    @Enumerated(EnumType.STRING)
    AlertState state;

    @Column(name = "raised_at")
    Instant raisedAt;

    @Column(name = "closed_at")
    @Nullable Instant closedAt;

    @Column(name = "closed_by")
    @Nullable String closedBy;

    @Nullable String reason;

    String message;

    /// Imports count, people decide: neither waits for the other.
    @Column(insertable = false, updatable = false)
    long matches;

    @Column(name = "last_event_time", insertable = false, updatable = false)
    Instant lastEventTime;

    @Nullable String assignee;

    @Column(name = "changed_at")
    @Nullable Instant changedAt;

    @Column(name = "changed_by")
    @Nullable String changedBy;

    @Version long version;

    void take(AlertStep step, String by, Instant at) {
        state = step.from(state);
        changedAt = at;
        changedBy = by;
        switch (step) {
            case AlertStep.Acknowledge _ -> assignee = by;
            case AlertStep.Assign assign -> assignee = assign.assignee();
            case AlertStep.Close close -> closed(close.note(), by, at);
            case AlertStep.Reopen _ -> closed(null, null, null);
        }
    }

    private void closed(@Nullable String why, @Nullable String by, @Nullable Instant at) {
        reason = why;
        closedBy = by;
        closedAt = at;
    }

    /// @param whole whether the caller may read the activity that the message tells of
    AlertView view(boolean whole) {
        return new AlertView(
                id,
                ruleId,
                severity,
                title,
                accountId,
                region,
                eventId,
                eventName,
                eventTime,
                new Actor(
                        actorKind,
                        actorPrincipal,
                        actorName,
                        actorAccount,
                        sessionName,
                        sourceIdentity),
                target,
                state,
                raisedAt,
                closedAt,
                closedBy,
                reason,
                runbook,
                whole ? message : null,
                matches,
                lastEventTime,
                assignee,
                changedAt,
                changedBy);
    }
}
