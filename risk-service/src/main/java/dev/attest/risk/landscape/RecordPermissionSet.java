package dev.attest.risk.landscape;

import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.PermissionSetObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A permission set as last told, with all its assignments.
@ApplicationScoped
public class RecordPermissionSet {

    private static final String STORE =
            "insert into permission_set (permission_set_arn, name, policies, boundary,"
                    + " policy_hashes, told_at) values ($1, $2, $3, $4, $5, $6)"
                    + " on conflict on constraint permission_set_pk do update set name ="
                    + " excluded.name, policies = excluded.policies, boundary = excluded.boundary,"
                    + " policy_hashes = excluded.policy_hashes, told_at = excluded.told_at"
                    + " where permission_set.told_at <= excluded.told_at";

    private static final String CLEAR = "delete from assignment where permission_set_arn = $1";

    private static final String ASSIGN =
            "insert into assignment (permission_set_arn, account_id, assigned_to)"
                    + " select distinct $1, a, t from unnest($2::text[], $3::text[]) as x(a, t)";

    private final DirtySubjects dirty;

    public RecordPermissionSet(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, PermissionSetObserved set, Instant toldAt) {
        PolicyColumns policies =
                PolicyColumns.of(set.attachedPolicies(), set.inlinePolicies(), set.boundary());
        Tuple values =
                Tuple.of(
                        set.permissionSetArn(),
                        set.name(),
                        policies.json(),
                        policies.boundaryJson(),
                        policies.hashes(null),
                        toldAt.atOffset(ZoneOffset.UTC));
        List<String> marked = List.of(set.permissionSetArn());
        return dirty.markPermissionSets(connection, marked)
                .chain(() -> connection.preparedQuery(STORE).execute(values))
                .map(SqlResult::rowCount)
                .chain(stored ->
                        stored == 0
                                ? Uni.createFrom().voidItem()
                                : assign(connection, set)
                                        .chain(() -> dirty.markPermissionSets(connection, marked)));
    }

    private static Uni<Void> assign(SqlConnection connection, PermissionSetObserved set) {
        Tuple assigned =
                Tuple.of(
                        set.permissionSetArn(),
                        set.assignments().stream()
                                .map(AccountAssignment::accountId)
                                .toArray(String[]::new),
                        set.assignments().stream()
                                .map(AccountAssignment::principalId)
                                .toArray(String[]::new));
        return connection
                .preparedQuery(CLEAR)
                .execute(Tuple.of(set.permissionSetArn()))
                .chain(() -> connection.preparedQuery(ASSIGN).execute(assigned))
                .replaceWithVoid();
    }
}
