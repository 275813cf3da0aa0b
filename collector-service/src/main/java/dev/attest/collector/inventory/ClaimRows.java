package dev.attest.collector.inventory;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who claims which principals. A claim names a principal and means whoever bore that name when it
/// was made: it follows a rename. Whoever bears the name later belongs to the claim as well, unless
/// another claim means them.
final class ClaimRows {

    private final SqlConnection connection;

    ClaimRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// The people behind principals: who claims them, else whom rules join them to.
    ///
    /// @param uniqueIds by principal; null where no snapshot told one
    Map<String, String> owners(Map<String, @Nullable String> uniqueIds) {
        Map<String, String> owners = new HashMap<>();
        connection
                .preparedQuery(
                        "select principal_id, person_id from principal_link"
                                + " where principal_id = any($1)")
                .executeAndAwait(
                        Tuple.tuple().addArrayOfString(uniqueIds.keySet().toArray(String[]::new)))
                .forEach(row -> owners.put(row.getString(0), row.getString(1)));
        owners.putAll(claimed(uniqueIds));
        return owners;
    }

    /// Who claims principals.
    ///
    /// @param uniqueIds by principal; null where no snapshot told one
    Map<String, String> claimed(Map<String, @Nullable String> uniqueIds) {
        Map<String, String> owners = new HashMap<>();
        if (uniqueIds.isEmpty()) {
            return owners;
        }
        String[] principals = uniqueIds.keySet().toArray(String[]::new);
        @Nullable String[] ids = new @Nullable String[principals.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = uniqueIds.get(principals[i]);
        }
        connection
                .preparedQuery(
                        """
                        select principal_id, person_id from (
                          select x.principal_id, coalesce(
                            (select c.person_id from person_claim c
                              where c.unique_id = x.unique_id
                                and split_part(c.principal_id, ':', 5) = split_part(x.principal_id, ':', 5)
                              order by (c.principal_id = x.principal_id) desc, c.principal_id limit 1),
                            (select c.person_id from person_claim c
                              where c.principal_id = x.principal_id)) as person_id
                          from unnest($1::text[], $2::text[]) as x (principal_id, unique_id)) owned
                        where person_id is not null
                        """)
                .executeAndAwait(Tuple.tuple().addArrayOfString(principals).addArrayOfString(ids))
                .forEach(row -> owners.put(row.getString(0), row.getString(1)));
        return owners;
    }

    /// Notes whom the claims of an account mean.
    ///
    /// @param all whether the inventory shows all there is: whoever it does not show is gone, and a
    ///   claim that meant them means who bears the name now
    void bind(String accountId, boolean all) {
        connection
                .preparedQuery(
                        """
                        update person_claim c set unique_id = p.unique_id
                        from principal p
                        where p.account_id = $1 and p.present and p.unique_id is not null
                          and p.principal_id = c.principal_id
                          and (c.unique_id is null
                            or $2 and not exists (select from principal o
                              where o.account_id = $1 and o.present and o.unique_id = c.unique_id))
                        """)
                .executeAndAwait(Tuple.of(accountId, all));
    }
}
