package dev.attest.collector.notifications;

import dev.attest.events.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// A notification as it is listed. Only people change it here; what becomes of an attempt is
/// written where it ends.
@Entity
@DynamicUpdate
@Table(name = "notification")
public class NotificationEntity {

    @Id UUID id;

    String channel;

    @Enumerated(EnumType.STRING)
    NotificationKind kind;

    @Column(name = "alert_id")
    @Nullable UUID alertId;

    @Column(name = "digest_id")
    @Nullable UUID digestId;

    @Enumerated(EnumType.STRING)
    Severity severity;

    int alerts;

    @Enumerated(EnumType.STRING)
    NotificationState state;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "due_at")
    Instant dueAt;

    int attempts;

    @Column(name = "attempted_at")
    @Nullable Instant attemptedAt;

    @Column(name = "sent_at")
    @Nullable Instant sentAt;

    @Nullable String receipt;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Version long version;

    void tryAgain(Instant now) {
        state = NotificationState.PENDING;
        attempts = 0;
        dueAt = now;
    }

    NotificationView view() {
        return new NotificationView(
                id,
                channel,
                kind,
                alertId,
                digestId,
                severity,
                alerts,
                state,
                createdAt,
                dueAt,
                attempts,
                attemptedAt,
                sentAt,
                receipt,
                lastError);
    }
}
