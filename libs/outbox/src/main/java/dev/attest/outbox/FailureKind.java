package dev.attest.outbox;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Whether trying again can help.
public enum FailureKind {
    /// The cause may pass by itself: a lost connection, a deadlock, a service that is down.
    TRANSIENT,
    /// The same message will fail the same way.
    PERMANENT;

    // Connection exception, transaction rollback (serialization, deadlock), insufficient resources,
    // operator intervention, system error; lock not available.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// Judges by the failure and everything that caused it.
    public static FailureKind of(Throwable failure) {
        var seen = new HashSet<Throwable>();
        for (Throwable cause = failure;
                cause != null && seen.add(cause);
                cause = cause.getCause()) {
            if (passesByItself(cause)) {
                return TRANSIENT;
            }
        }
        return PERMANENT;
    }

    /// @param sqlState five characters, as PostgreSQL gives them; null when there is none
    public static FailureKind ofSqlState(@Nullable String sqlState) {
        boolean passes =
                sqlState != null
                        && sqlState.length() == 5
                        && (TRANSIENT_CLASSES.contains(sqlState.substring(0, 2))
                                || sqlState.equals(LOCK_NOT_AVAILABLE));
        return passes ? TRANSIENT : PERMANENT;
    }

    private static boolean passesByItself(Throwable cause) {
        return switch (cause) {
            case TransientFailure _ -> true;
            // Somebody else changed the row in between; the next attempt reads it anew.
            case OptimisticLockException _ -> true;
            // What failed while committing is beside the rollback, not always its cause.
            case RollbackException rollback ->
                    Arrays.stream(rollback.getSuppressed())
                            .anyMatch(beside -> of(beside) == TRANSIENT);
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            // Without a state it was not the server that refused: the pool is full or closing.
            case SQLException sql ->
                    sql.getSQLState() == null || ofSqlState(sql.getSQLState()) == TRANSIENT;
            // The service is stopping; the message belongs to the one that starts next.
            case InterruptedException _ -> true;
            case RejectedExecutionException _ -> true;
            case TimeoutException _ -> true;
            // JSON errors are IOExceptions too, but the text will not change.
            case com.fasterxml.jackson.core.JsonProcessingException _ -> false;
            case IOException _ -> true;
            default -> false;
        };
    }
}
