package dev.attest.collector.platform;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Whether a failure says that the database is away, rather than that it refuses.
final class StoreFaults {

    // Connection exception, insufficient resources, operator intervention, system error.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private StoreFaults() {}

    /// @param e as it came while a connection was asked for, or while something ran on one
    static boolean away(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean away =
                    switch (cause) {
                        case PgException refused ->
                                refused.getSqlState() != null
                                        && refused.getSqlState().length() == 5
                                        && CLASSES.contains(refused.getSqlState().substring(0, 2));
                        case ClosedConnectionException _ -> true;
                        default -> false;
                    };
            if (away) {
                return true;
            }
        }
        return false;
    }

    /// @param e as it came while a connection was asked for
    static boolean noConnection(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    // how the pool says that no connection came free
                    || cause instanceof NoStackTraceThrowable) {
                return true;
            }
        }
        return away(e);
    }
}
