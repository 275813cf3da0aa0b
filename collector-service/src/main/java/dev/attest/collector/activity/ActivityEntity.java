package dev.attest.collector.activity;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A stored record, read only: imports write in bulk.
@Entity
@Immutable
@Table(name = "activity")
@IdClass(ActivityEntity.Key.class)
public class ActivityEntity {

    @Id
    @Column(name = "event_id")
    String eventId;

    @Id
    @Column(name = "account_id")
    String accountId;

    @Id
    @Column(name = "event_day")
    LocalDate eventDay;

    @Column(name = "event_time")
    Instant eventTime;

    String region;
    String source;
    String name;

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

    @Column(name = "access_key")
    @Nullable String accessKey;

    @Nullable String target;

    @Column(name = "read_only")
    boolean readOnly;

    @Nullable Boolean mfa;

    @Column(name = "error_code")
    @Nullable String errorCode;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Column(name = "source_ip")
    @Nullable String sourceIp;

    @Column(name = "user_agent")
    @Nullable String userAgent;

    @Column(name = "on_behalf_of")
    @Nullable String onBehalfOf;

    @Column(name = "issued_key")
    @Nullable String issuedKey;

    @Column(name = "shared_event_id")
    @Nullable String sharedEventId;

    @Nullable String noise;

    /// The key, also within a partition.
    public record Key(String eventId, String accountId, LocalDate eventDay)
            implements Serializable {}

    Actor actor() {
        return new Actor(
                actorKind, actorPrincipal, actorName, actorAccount, sessionName, sourceIdentity);
    }

    ActivityView view(@Nullable ActingFor actingFor, @Nullable PersonBehind person) {
        return new ActivityView(
                eventId,
                eventTime,
                accountId,
                region,
                source,
                name,
                actor(),
                accessKey,
                target,
                readOnly,
                errorCode,
                errorMessage,
                sourceIp,
                userAgent,
                mfa,
                actingFor,
                person,
                noise);
    }
}
