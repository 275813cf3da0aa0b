package dev.attest.risk.assessment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The people who report to somebody, directly or through others. Somebody in a circle of managers
/// does not report to themselves.
@ApplicationScoped
public class Reports {

    private static final String OF =
            "with recursive me as (select person_id from person where email = $1), reports as"
                    + " (select p.person_id from person p join me on p.manager_id = me.person_id"
                    + " union select p.person_id from person p join reports r on p.manager_id ="
                    + " r.person_id) select person_id from reports where person_id not in (select"
                    + " person_id from me)";

    private final Pool pool;

    Reports(Pool pool) {
        this.pool = pool;
    }

    /// @param email of the manager, in lower case
    Uni<Set<String>> of(String email) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(email))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .collect(Collectors.toSet()));
    }
}
