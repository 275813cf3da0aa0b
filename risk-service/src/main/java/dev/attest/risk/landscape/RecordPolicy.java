package dev.attest.risk.landscape;

import dev.attest.events.inventory.PolicyObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// A policy document; nothing happens when it is known already. One that is too large to be told
/// stays unknown.
@ApplicationScoped
public class RecordPolicy {

    private static final String STORE =
            "insert into policy (sha256, document) values ($1, $2)"
                    + " on conflict on constraint policy_pk do update set document ="
                    + " excluded.document where policy.document is null and excluded.document is"
                    + " not null";

    private final DirtySubjects dirty;

    public RecordPolicy(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, PolicyObserved policy) {
        return connection
                .preparedQuery(STORE)
                .execute(Tuple.of(policy.sha256(), policy.document()))
                .map(SqlResult::rowCount)
                .chain(stored ->
                        stored == 0
                                ? Uni.createFrom().voidItem()
                                : dirty.markPolicy(connection, policy.sha256()));
    }
}
