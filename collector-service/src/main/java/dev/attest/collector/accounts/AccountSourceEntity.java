package dev.attest.collector.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// What a source of accounts last answered, read only.
@Entity
@Immutable
@Table(name = "account_source")
public class AccountSourceEntity {

    @Id String source;
    int accounts;

    @Column(name = "read_at")
    @Nullable Instant readAt;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Column(name = "last_error_at")
    @Nullable Instant lastErrorAt;

    AccountSourceView view() {
        return new AccountSourceView(source, accounts, readAt, lastError, lastErrorAt);
    }

    /// A source of accounts.
    ///
    /// @param accounts how many it listed when it last answered
    /// @param lastError what is wrong with it, or with some of its entries; null when nothing is
    public record AccountSourceView(
            String source,
            int accounts,
            @Nullable Instant readAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}
}
