package dev.attest.collector.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A step taken with an alert, by somebody or by Attest.
@Entity
@Immutable
@Table(name = "alert_change")
@IdClass(AlertChangeEntity.Key.class)
public class AlertChangeEntity {

    @Id
    @Column(name = "alert_id")
    UUID alertId;

    /// Of the alert, after the step.
    @Id long version;

    @Enumerated(EnumType.STRING)
    AlertState state;

    @Column(name = "changed_at")
    Instant at;

    @Column(name = "changed_by")
    String by;

    @Nullable String assignee;
    @Nullable String note;

    /// The key.
    public record Key(UUID alertId, long version) implements Serializable {}

    static AlertChangeEntity of(AlertEntity alert, AlertStep step, String by, Instant at) {
        AlertChangeEntity change = new AlertChangeEntity();
        change.alertId = alert.id;
        change.version = alert.version;
        change.state = alert.state;
        change.at = at;
        change.by = by;
        change.assignee = alert.assignee;
        change.note = step.note();
        return change;
    }

    AlertChangeView view() {
        return new AlertChangeView(state, at, by, assignee, note);
    }
}
