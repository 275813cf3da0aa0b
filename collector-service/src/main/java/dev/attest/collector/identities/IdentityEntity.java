package dev.attest.collector.identities;

import dev.attest.events.inventory.PrincipalKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An identity, read only.
@Entity
@Immutable
@Table(name = "identity")
public class IdentityEntity {

    @Id
    @Column(name = "principal_id")
    String principalId;

    @Column(name = "account_id")
    String accountId;

    @Enumerated(EnumType.STRING)
    PrincipalKind kind;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "class")
    IdentityClass identityClass;

    @Column(name = "class_rule")
    @Nullable String classRule;

    @Column(name = "person_id")
    @Nullable String personId;

    @Column(name = "link_rule")
    @Nullable String linkRule;

    @Column(name = "owner_id")
    @Nullable String ownerId;

    @Column(name = "owner_via")
    @Nullable String ownerVia;

    @Nullable String conflict;
    @Nullable String disputed;

    IdentityView view() {
        return new IdentityView(
                principalId,
                accountId,
                kind,
                name,
                identityClass,
                classRule,
                personId,
                linkRule,
                ownerId,
                ownerVia,
                conflict,
                disputed);
    }
}
