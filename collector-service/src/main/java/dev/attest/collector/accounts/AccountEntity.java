package dev.attest.collector.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An account, read only.
@Entity
@Immutable
@Table(name = "account")
public class AccountEntity {

    @Id
    @Column(name = "account_id")
    String accountId;

    String name;

    @Column(name = "organization_id")
    @Nullable String organizationId;

    @Column(name = "organizational_unit")
    @Nullable String organizationalUnit;

    String status;
    boolean management;

    @Column(name = "owner_email")
    @Nullable String ownerEmail;

    @Column(name = "observed_at")
    Instant observedAt;

    AccountView view() {
        return new AccountView(
                accountId,
                name,
                organizationId,
                organizationalUnit,
                status,
                management,
                ownerEmail,
                observedAt);
    }
}
