package dev.attest.certification.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/// Lets several queries see the database as it was at one moment, whatever others commit while they
/// run. They get a transaction of their own: the caller's may have begun long before, and goes on
/// to see what is committed.
@ApplicationScoped
public class OneMoment {
    private final Sql sql;

    public OneMoment(Sql sql) {
        this.sql = sql;
    }

    /// @param queries what only reads, and nothing that the caller's transaction has written
    public <T> T read(Callable<T> queries) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    // Before any query, or PostgreSQL refuses it.
                    sql.update("set transaction isolation level repeatable read, read only");
                    return queries.call();
                });
    }
}
