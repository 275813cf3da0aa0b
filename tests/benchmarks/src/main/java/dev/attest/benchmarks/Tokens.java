package dev.attest.benchmarks;

/// Where bearer tokens come from.
@FunctionalInterface
interface Tokens {

    /// One that is good for a while.
    String current();
}
