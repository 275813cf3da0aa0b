package dev.attest.cli.client;

/// Where bearer tokens come from.
@FunctionalInterface
public interface Tokens {
    /// A token that is still good for a while.
    String token();
}
