package dev.attest.certification.inventory;

import dev.attest.certification.platform.Documents;
import dev.attest.certification.platform.Sql;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PolicyObserved;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalObserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Keeps the latest word of the collector. An observation older than what is known changes nothing.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class InventoryProjection {
    private final Sql sql;

    public InventoryProjection(Sql sql) {
        this.sql = sql;
    }

    public void keep(AccountObserved seen) {
        sql.update(
                """
                insert into account (account_id, name, owner_email, status, management,
                    organizational_unit, observed_at)
                values (?, ?, lower(?), ?, ?, ?, ?)
                on conflict (account_id) do update set name = excluded.name,
                    owner_email = excluded.owner_email, status = excluded.status,
                    management = excluded.management,
                    organizational_unit = excluded.organizational_unit,
                    observed_at = excluded.observed_at
                where account.observed_at <= excluded.observed_at\
                """,
                seen.accountId(),
                seen.name(),
                seen.ownerEmail(),
                seen.status(),
                seen.management(),
                seen.organizationalUnit(),
                seen.observedAt());
    }

    /// Remembers the department a person leaves: nobody else tells that somebody moved.
    ///
    /// @return whether the person's status is another one than before; true for a new person
    public boolean keep(PersonObserved seen) {
        var before =
                sql.first(
                        "select status from person where person_id = ?",
                        row -> row.getString(1),
                        seen.personId());
        return keepAsSeen(seen) && !before.equals(Optional.of(seen.status().name()));
    }

    private boolean keepAsSeen(PersonObserved seen) {
        return sql.update(
                        """
                        insert into person (person_id, email, name, manager_id, department, status,
                            observed_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (person_id) do update set email = excluded.email,
                            name = excluded.name, manager_id = excluded.manager_id,
                            department = excluded.department, status = excluded.status,
                            moved_from = case when person.department is distinct from excluded.department
                                then person.department else person.moved_from end,
                            moved_at = case when person.department is distinct from excluded.department
                                then excluded.observed_at else person.moved_at end,
                            observed_at = excluded.observed_at
                        where person.observed_at <= excluded.observed_at\
                        """,
                        seen.personId(),
                        seen.email().toLowerCase(Locale.ROOT),
                        seen.name(),
                        seen.managerId(),
                        seen.department(),
                        seen.status(),
                        seen.observedAt())
                > 0;
    }

    public void keep(PrincipalObserved seen) {
        sql.update(
                """
                insert into principal (principal_id, account_id, kind, name, person_id, document,
                    observed_at, unique_id, access_key_ids)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (principal_id) do update set account_id = excluded.account_id,
                    kind = excluded.kind, name = excluded.name, person_id = excluded.person_id,
                    document = excluded.document, observed_at = excluded.observed_at,
                    unique_id = excluded.unique_id, access_key_ids = excluded.access_key_ids,
                    gone_at = null
                where principal.observed_at <= excluded.observed_at\
                """,
                seen.principalId(),
                seen.accountId(),
                seen.kind(),
                seen.name(),
                seen.personId(),
                Documents.write(seen),
                seen.observedAt(),
                seen.uniqueId(),
                seen.credentials().accessKeys().stream()
                        .map(AccessKey::accessKeyId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    public void keep(PrincipalGone seen) {
        sql.update(
                """
                update principal set gone_at = ?, observed_at = ?
                where principal_id = ? and observed_at <= ?\
                """,
                seen.observedAt(),
                seen.observedAt(),
                seen.principalId(),
                seen.observedAt());
    }

    public void keep(GroupObserved seen) {
        sql.update(
                """
                insert into principal_group (group_id, account_id, document, observed_at,
                    unique_id)
                values (?, ?, ?, ?, ?)
                on conflict (group_id) do update set account_id = excluded.account_id,
                    document = excluded.document, observed_at = excluded.observed_at,
                    unique_id = excluded.unique_id
                where principal_group.observed_at <= excluded.observed_at\
                """,
                seen.groupId(),
                seen.accountId(),
                Documents.write(seen),
                seen.observedAt(),
                seen.uniqueId());
    }

    public void keep(PermissionSetObserved seen) {
        int kept =
                sql.update(
                        """
                        insert into permission_set (permission_set_arn, account_id, document, snapshot_id,
                            observed_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (permission_set_arn) do update set account_id = excluded.account_id,
                            document = excluded.document, snapshot_id = excluded.snapshot_id,
                            observed_at = excluded.observed_at
                        where permission_set.observed_at <= excluded.observed_at\
                        """,
                        seen.permissionSetArn(),
                        seen.accountId(),
                        Documents.write(seen),
                        seen.snapshotId(),
                        seen.observedAt());
        if (kept > 0) {
            keepHolders(seen);
        }
    }

    private void keepHolders(PermissionSetObserved of) {
        sql.update(
                "delete from permission_set_holder where permission_set_arn = ?",
                of.permissionSetArn());
        sql.update(
                """
                insert into permission_set_holder (holder_id, permission_set_arn)
                select holder, ? from unnest(?) as holders (holder)\
                """,
                of.permissionSetArn(),
                of.assignments().stream()
                        .map(AccountAssignment::principalId)
                        .distinct()
                        .sorted()
                        .toList());
    }

    public void keep(PolicyObserved seen) {
        sql.update(
                """
                insert into policy (sha256, arn, document, observed_at)
                values (?, ?, ?, ?)
                on conflict (sha256) do update set
                    arn = coalesce(policy.arn, excluded.arn),
                    document = coalesce(policy.document, excluded.document)\
                """,
                seen.sha256(),
                seen.arn(),
                seen.document(),
                seen.observedAt());
    }

    public void keep(InventorySnapshotTaken seen) {
        sql.update(
                """
                insert into snapshot (snapshot_id, account_id, source, observed_at, imported_at,
                    complete, declared, parsed, gaps, evidence_sha256)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (snapshot_id) do nothing\
                """,
                seen.snapshotId(),
                seen.accountId(),
                seen.source(),
                seen.observedAt(),
                seen.importedAt(),
                seen.complete(),
                Documents.write(seen.declared()),
                Documents.write(seen.parsed()),
                seen.gaps(),
                seen.evidenceSha256());
    }
}
