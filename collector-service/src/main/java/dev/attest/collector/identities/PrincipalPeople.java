package dev.attest.collector.identities;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose principals are, those that are gone too: what they did stays theirs.
@ApplicationScoped
public class PrincipalPeople {

    /// Of users of Identity Center with one name all must be one person's.
    private static final String OF_NAME =
            """
            select name, min(person_id) from principal
            where kind = 'IDENTITY_CENTER_USER' and name = any($1)
            group by name having count(distinct coalesce(person_id, principal_id)) = 1
              and min(person_id) is not null
            """;

    private final Pool pool;

    PrincipalPeople(Pool pool) {
        this.pool = pool;
    }

    /// A principal that is somebody's.
    ///
    /// @param center whether it is a user of Identity Center
    public record Own(String principalId, String name, boolean center) {}

    /// The people of principals by id; one that is nobody's is missing.
    public Uni<Map<String, String>> of(Collection<String> principalIds) {
        return pairs(
                "select principal_id, person_id from principal"
                        + " where principal_id = any($1) and person_id is not null",
                principalIds);
    }

    /// The people of users of Identity Center by name; a name that is not one person's is missing.
    public Uni<Map<String, String>> ofCenterUsers(Collection<String> names) {
        return pairs(OF_NAME, names);
    }

    private Uni<Map<String, String>> pairs(String sql, Collection<String> some) {
        if (some.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfString(some.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString(0), row.getString(1)));
                    return found;
                });
    }

    /// What is a person's.
    public Uni<List<Own>> ofPerson(String person) {
        return pool.preparedQuery(
                        "select principal_id, name, kind = 'IDENTITY_CENTER_USER' from principal"
                                + " where person_id = $1")
                .execute(Tuple.of(person))
                .map(rows -> {
                    List<Own> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Own(
                                            row.getString(0),
                                            row.getString(1),
                                            row.getBoolean(2))));
                    return found;
                });
    }
}
