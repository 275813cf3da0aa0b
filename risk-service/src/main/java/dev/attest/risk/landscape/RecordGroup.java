package dev.attest.risk.landscape;

import dev.attest.events.inventory.GroupObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/// A group as last told. Its members are told with themselves.
@ApplicationScoped
public class RecordGroup {

    private static final String STORE =
            "insert into principal_group (group_id, account_id, name, policies, policy_hashes,"
                    + " told_at) values ($1, $2, $3, $4, $5, $6)"
                    + " on conflict on constraint principal_group_pk do update set account_id ="
                    + " excluded.account_id, name = excluded.name, policies = excluded.policies,"
                    + " policy_hashes = excluded.policy_hashes, told_at = excluded.told_at"
                    + " where principal_group.told_at <= excluded.told_at";

    private final DirtySubjects dirty;

    public RecordGroup(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, GroupObserved group, Instant toldAt) {
        PolicyColumns policies =
                PolicyColumns.of(group.attachedPolicies(), group.inlinePolicies(), null);
        Tuple values =
                Tuple.of(
                        group.groupId(),
                        group.accountId(),
                        group.name(),
                        policies.json(),
                        policies.hashes(null),
                        toldAt.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(STORE)
                .execute(values)
                .chain(() -> dirty.markGroup(connection, group.groupId()));
    }
}
