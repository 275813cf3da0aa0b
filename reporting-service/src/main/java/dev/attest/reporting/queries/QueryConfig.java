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

    /// The longest that a query runs; written SQL from the start of its process.
    @WithDefault("30s")
    Duration timeout();

    /// How long a query waits for a place.
    @WithDefault("20s")
    Duration patience();

    /// Queries that ship, at the same time.
    @WithDefault("2")
    int atOnce();

    /// Processes of written SQL at the same time.
    @WithDefault("2")
    int processes();

    /// Memory of all queries that ship together, outside the heap, and of each written one, as
    /// DuckDB writes it.
    @WithDefault("256MB")
    String memory();

    /// What a process of written SQL takes besides, for itself. One that takes more than both is
    /// ended.
    @WithDefault("256MB")
    String processMemory();

    /// Threads of all queries that ship together, and of each written one.
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
