package dev.attest.collector.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An account that is collected from, read only.
@Entity
@Immutable
@Table(name = "collected_account")
public class CollectedAccountEntity {

    @Id
    @Column(name = "account_id")
    String accountId;

    String source;
    String name;

    @Column(name = "aws_partition")
    String partition;

    @Column(name = "role_name")
    @Nullable String role;

    List<String> regions;
    @Nullable String unit;

    @Enumerated(EnumType.STRING)
    CollectedAccountState state;

    @Nullable String reason;

    @Column(name = "listed_at")
    Instant listedAt;

    @Column(name = "last_success_at")
    @Nullable Instant lastSuccessAt;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Column(name = "last_error_at")
    @Nullable Instant lastErrorAt;

    @Column(name = "unlisted_events")
    long unlistedEvents;

    CollectedAccountView view() {
        return new CollectedAccountView(
                accountId,
                name,
                source,
                partition,
                role,
                regions,
                unit,
                state,
                reason,
                listedAt,
                lastSuccessAt,
                lastError,
                lastErrorAt,
                unlistedEvents);
    }
}
