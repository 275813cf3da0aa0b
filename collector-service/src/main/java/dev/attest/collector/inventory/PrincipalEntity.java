package dev.attest.collector.inventory;

import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A principal, read only.
@Entity
@Immutable
@Table(name = "principal")
public class PrincipalEntity {

    @Id
    @Column(name = "principal_id")
    String principalId;

    UUID id;

    @Column(name = "account_id")
    String accountId;

    @Enumerated(EnumType.STRING)
    PrincipalKind kind;

    String name;

    @Column(name = "person_id")
    @Nullable String personId;

    boolean present;
    String state;

    PrincipalView view() {
        return PrincipalView.of(id, present, StoredJson.read(state, PrincipalObserved.class));
    }
}
