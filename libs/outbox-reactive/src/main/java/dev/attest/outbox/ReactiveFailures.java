package dev.attest.outbox;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.HashSet;
import org.hibernate.StaleStateException;

/// Failures of the reactive client, which speaks of them in its own classes.
final class ReactiveFailures {

    private ReactiveFailures() {}

    static FailureKind kindOf(Throwable failure) {
        var seen = new HashSet<Throwable>();
        for (Throwable cause = failure;
                cause != null && seen.add(cause);
                cause = cause.getCause()) {
            boolean passes =
                    switch (cause) {
                        case PgException refused ->
                                FailureKind.ofSqlState(refused.getSqlState())
                                        == FailureKind.TRANSIENT;
                        case ClosedConnectionException _ -> true;
                        // Somebody else changed the row in between.
                        case StaleStateException _ -> true;
                        // How the pool says that no connection came free, or that it is closing.
                        case NoStackTraceThrowable _ -> true;
                        default -> false;
                    };
            if (passes) {
                return FailureKind.TRANSIENT;
            }
        }
        return FailureKind.of(failure);
    }
}
