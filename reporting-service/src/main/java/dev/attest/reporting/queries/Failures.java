package dev.attest.reporting.queries;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

/// What the database says when a query fails, for whoever asked.
final class Failures {

    private static final int MAX_LENGTH = 1000;

    private Failures() {}

    /// Whether there was only too much to read: nothing is broken.
    static boolean ofSize(SQLException e) {
        return tooLong(e) || tooLarge(e);
    }

    private static boolean tooLong(SQLException e) {
        return e instanceof SQLTimeoutException
                || String.valueOf(e.getMessage()).startsWith("INTERRUPT");
    }

    private static boolean tooLarge(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Out of Memory");
    }

    static RefusedQueryException refusal(SQLException e, Path lake, Duration limit) {
        String message = String.valueOf(e.getMessage());
        if (tooLong(e)) {
            return new RefusedQueryException(
                    "query-too-long",
                    "The query took longer than " + limit.toSeconds() + " seconds.");
        }
        if (tooLarge(e)) {
            return new RefusedQueryException(
                    "query-too-large", "The query needs more memory than queries may take.");
        }
        String shown = message.replace(lake.toString(), "lake");
        return new RefusedQueryException(
                shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown);
    }
}
