package dev.attest.risk.landscape;

import dev.attest.events.inventory.AccountObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// An account as last told. Which accounts belong to the organization decides who is an outsider
/// everywhere, so a new or changed one concerns all owners.
@ApplicationScoped
public class RecordAccount {

    private static final String STORE =
            "insert into account (account_id, name, organization_id, owner_email, told_at) values"
                    + " ($1, $2, $3, $4, $5) on conflict on constraint account_pk do update set"
                    + " name = excluded.name, organization_id = excluded.organization_id,"
                    + " owner_email = excluded.owner_email, told_at = excluded.told_at"
                    + " where account.told_at <= excluded.told_at and (account.name,"
                    + " account.organization_id, account.owner_email) is distinct from"
                    + " (excluded.name, excluded.organization_id, excluded.owner_email)";

    private static final String ALL = "select account_id from account";

    private final DirtySubjects dirty;

    public RecordAccount(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, AccountObserved account, Instant toldAt) {
        String owner = account.ownerEmail();
        Tuple values =
                Tuple.of(
                        account.accountId(),
                        account.name(),
                        account.organizationId(),
                        owner == null ? null : owner.toLowerCase(Locale.ROOT),
                        toldAt.atOffset(ZoneOffset.UTC));
        return markOwners(connection)
                .chain(() -> connection.preparedQuery(STORE).execute(values))
                .chain(() -> markOwners(connection));
    }

    private Uni<Void> markOwners(SqlConnection connection) {
        return connection
                .query(ALL)
                .execute()
                .map(rows ->
                        java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList())
                .chain((List<String> accounts) -> dirty.markOwners(connection, accounts));
    }
}
