package dev.attest.reporting.queries;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

/// What the database says when a query fails, for whoever asked.
final class Failures {

    private static final int MAX_LENGTH = 1000;

    private Failures() {}

    static RefusedQueryException refusal(SQLException e, Path lake, Duration limit) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SQLTimeoutException || message.startsWith("INTERRUPT")) {
            return new RefusedQueryException(
                    "query-too-long",
                    "The query took longer than " + limit.toSeconds() + " seconds.");
        }
        if (message.contains("Out of Memory")) {
            return new RefusedQueryException(
                    "query-too-large", "The query needs more memory than queries may take.");
        }
        String shown = message.replace(lake.toString(), "lake");
        return new RefusedQueryException(
                shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown);
    }
}
