package dev.attest.cli.home;

/// Knows which home the person asked for: the root command.
@FunctionalInterface
public interface HomeChoice {
    Home home();
}
