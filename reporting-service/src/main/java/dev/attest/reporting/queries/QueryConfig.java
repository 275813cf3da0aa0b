package dev.attest.reporting.queries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;

/// What queries over the lake may take.
@ConfigMapping(prefix = "attest.queries")
public interface QueryConfig {

    /// Where hours of the day are counted unless a query is told.
    @WithDefault("UTC")
    ZoneId zone();

    /// The longest that a query runs.
    @WithDefault("30s")
    Duration timeout();

    /// How long a query waits for a place.
    @WithDefault("20s")
    Duration patience();

    /// Queries at the same time.
    @WithDefault("2")
    int atOnce();

    /// Memory of all queries together, outside the heap, as DuckDB writes it.
    @WithDefault("256MB")
    String memory();

    /// Threads of all queries together.
    @WithDefault("2")
    int threads();

    /// The most rows of an answer.
    @WithDefault("10000")
    int maxRows();

    /// The most text of an answer, in characters.
    @WithDefault("8000000")
    long maxCharacters();

    /// What Athena takes.
    Athena athena();

    /// Athena's prices.
    interface Athena {
        /// US dollars for a terabyte (2 to the power of 40 bytes) that is scanned.
        @WithDefault("5")
        BigDecimal dollarsPerTerabyte();

        /// The least that a query is charged for, in bytes.
        @WithDefault("10485760")
        long leastBytes();

        /// Charged are multiples of so many bytes.
        @WithDefault("1048576")
        long stepBytes();
    }
}
